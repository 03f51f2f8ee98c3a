package servers;

import java.nio.charset.StandardCharsets;

/**
 * A request as the server shows it to its handler, and what every handler here does with it.
 *
 * @param target  path and query as they were sent, as far as the server still knows
 * @param own     the header {@code X-Own}; null if there is none
 * @param trailer {@code X-After} behind the body; null if the server does not tell
 */
record Call(String method, String target, byte[] body, String own, String trailer) {

    static final String BAD_NAME = "/bad-name";
    static final String SPLIT = "/split";

    /** A header that would break the answer's head; null if none is asked for. */
    String[] header() {
        return switch (target) {
            case BAD_NAME -> new String[] {"X Y", "1"};
            case SPLIT -> new String[] {"X-Y", "a\r\nB: 1"};
            default -> null;
        };
    }

    /** What the server has understood, as text. */
    byte[] answer() {
        boolean euro = own != null && ("€".equals(own)
                || new String(own.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).equals("€"));
        return (method + " " + target + " " + new String(body, StandardCharsets.ISO_8859_1) + (euro ? " euro" : "")
                + (trailer == null ? "" : " after=" + trailer) + ".").getBytes(StandardCharsets.ISO_8859_1);
    }
}
