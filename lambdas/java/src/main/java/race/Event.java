package race;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Finds the payload in what Lambda hands over: plain JSON, or a function URL's event (payload format 2.0) with it in
 * its body.
 */
final class Event {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private Event() {}

    /** @throws BadPayload if the event or the body in it is not what the contract allows */
    static Payload payload(byte[] json) {
        Map<?, ?> event = Payload.object(json.length == 0 ? EMPTY : json);
        if (!(event.get("requestContext") instanceof Map<?, ?> context && context.containsKey("http")))
            return Payload.of(event);
        return Payload.parse(body(event));
    }

    private static byte[] body(Map<?, ?> event) {
        Object body = event.get("body");
        if (body == null || body.equals("")) return EMPTY;
        if (!(body instanceof String text)) throw new BadPayload("the event's body is no string");
        if (!Boolean.TRUE.equals(event.get("isBase64Encoded"))) return text.getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadPayload("the event's body is not base64, " + e.getMessage());
        }
    }
}
