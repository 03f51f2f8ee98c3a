package locallambda.api;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;

/**
 * The client context: what an application sends about itself with a call. The Runtime API passes it on in a header,
 * which can hold only one line of ASCII. So this class writes the JSON again and escapes all other characters.
 */
final class ClientContext {

    /** Of the base64 text. Source: AWS Lambda API Reference, "Invoke". */
    private static final int MAX_BYTES = 3583;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ClientContext() {}

    /** A client context that AWS does not accept. */
    static final class Refused extends Exception {

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param header base64, as it was sent; empty if there is none
     * @return a JSON object on one line of ASCII; empty if there is none
     */
    static String json(String header) throws Refused {
        if (header.isEmpty()) return "";
        if (header.length() > MAX_BYTES) throw new Refused("Client context must not exceed " + MAX_BYTES + " bytes.");
        try {
            byte[] bytes = Base64.getDecoder().decode(header);
            JsonNode context = EventJson.isUtf8(bytes) ? JSON.readTree(bytes) : JSON.missingNode();
            if (context.isObject()) return JSON.writeValueAsString(context).replace("\u007f", "\\u007f");
        } catch (IOException | IllegalArgumentException e) {
            // refused below
        }
        throw new Refused("Client context must be a valid Base64-encoded JSON object.");
    }
}
