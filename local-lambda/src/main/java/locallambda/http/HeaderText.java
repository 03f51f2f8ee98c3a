package locallambda.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Header values beyond ASCII. On the wire they are bytes, and {@link com.sun.net.httpserver.Headers} has one character
 * for each; clients and functions mean UTF-8.
 */
public final class HeaderText {

    private HeaderText() {}

    /** What a value says; one that is no UTF-8 stays as it is, so that no byte is lost. */
    public static String decoded(String value) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** A value in the form in which it can be sent. */
    public static String encoded(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
