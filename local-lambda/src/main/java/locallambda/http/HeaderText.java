package locallambda.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of any language in HTTP headers. The JDK's {@link com.sun.net.httpserver.Headers} take a character for each byte
 * and throw for others; today's clients and functions mean UTF-8.
 */
public final class HeaderText {

    private HeaderText() {}

    /** What a header's value says: UTF-8, or what it is if its bytes are no UTF-8, so that nothing is lost. */
    public static String read(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** The value of a header that says this. */
    public static String written(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
