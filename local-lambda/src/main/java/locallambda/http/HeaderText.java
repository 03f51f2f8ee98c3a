package locallambda.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of any language in HTTP headers. The JDK's {@link com.sun.net.httpserver.Headers} use one character for each
 * byte and throw for all others, but today's clients and functions use UTF-8.
 */
public final class HeaderText {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    /** Whether the text can be a header's name or a method. Source: RFC 9110, 5.6.2. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean alphanumeric =
                    each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
            if (!alphanumeric && TOKEN_SIGNS.indexOf(each) < 0) return false;
        }
        return !text.isEmpty();
    }

    /** Whether it has a control character, which no header's value may have. Source: RFC 9110, 5.5. */
    static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each < ' ' && each != '\t' || each == 0x7f) return true;
        }
        return false;
    }

    /**
     * The text of a header's value, decoded as UTF-8. A value that is not UTF-8 stays as it is, so that nothing is
     * lost.
     */
    public static String read(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** The header value for this text. */
    public static String written(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
