package locallambda.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks whether every runtime can read an event: the event must be one JSON value in UTF-8. */
final class EventJson {

    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    /** What is wrong with the event; empty if it is valid or has no bytes. AWS uses Jackson's words, too. */
    static String fault(byte[] event) {
        if (event.length == 0) return "";
        for (int i = 0; i < Math.min(4, event.length); i++)
            if (event[i] == 0) return "Invalid UTF-8: it looks like UTF-16 or UTF-32. Send the event in UTF-8.";
        if (startsWithMark(event)) return "Invalid UTF-8: it begins with a byte order mark. Send the event without it.";
        try (JsonParser parser = JSON.createParser(event)) {
            if (parser.nextToken() == null) return "there is no value.";
            parser.skipChildren();
            if (parser.nextToken() != null) return "there is more than one value.";
            return isUtf8(event) ? "" : "Invalid UTF-8 in a text.";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** The marks of UTF-8 and of both kinds of UTF-16. */
    private static boolean startsWithMark(byte[] event) {
        int first = event[0] & 0xff;
        int second = event.length < 2 ? 0 : event[1] & 0xff;
        return first == 0xef && second == 0xbb || first == 0xfe && second == 0xff || first == 0xff && second == 0xfe;
    }

    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
