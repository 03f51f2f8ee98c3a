package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A response as it came over the wire, read strictly: what a client could not read fails the test. */
record RawResponse(int status, Map<String, String> headers, String body) {

    /** What Invoke and all of AWS's APIs document, in the API Reference under "Invoke" and "Common Error Types". */
    private static final List<String> DOCUMENTED = List.of("AccessDeniedException", "InvalidParameterValueException",
            "InvalidRequestContentException", "RequestTooLargeException", "ResourceNotFoundException",
            "TooManyRequestsException", "UnknownOperationException", "ValidationException");

    /** @param bytes a character each: one response or several, to the end of the connection */
    static List<RawResponse> parse(String bytes) {
        List<RawResponse> all = new ArrayList<>();
        for (String rest = bytes; !rest.isEmpty();) {
            String[] parts = rest.split("\r\n\r\n", 2);
            assertThat(parts).as("a head and its end in <%s>", rest).hasSize(2);
            String[] lines = parts[0].split("\r\n", -1);
            assertThat(lines[0]).matches("HTTP/1\\.1 [1-5]\\d\\d [A-Za-z -]+");
            Map<String, String> headers = new TreeMap<>();
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                assertThat(line).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\\t\\x20-\\x7e\\x80-\\xff]*");
                headers.put(line.split(": ", 2)[0].toLowerCase(Locale.ROOT), line.split(": ", 2)[1]);
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            assertThat(parts[1].length()).as("%s", parts[0]).isGreaterThanOrEqualTo(length);
            int status = Integer.parseInt(lines[0].split(" ")[1]);
            if (status != 100) all.add(new RawResponse(status, headers, parts[1].substring(0, length)));
            rest = parts[1].substring(length);
        }
        return all;
    }

    String requestId() {
        return headers.getOrDefault("x-amzn-requestid", "");
    }

    String errorType() {
        return headers.getOrDefault("x-amzn-errortype", "");
    }

    /** A refusal has a type that AWS documents, and a sentence; a URL that does not exist has none, as on AWS. */
    void assertRefusal() {
        assertThat(DOCUMENTED).as("%s", this).contains(errorType());
        if (body.isEmpty()) return; // to HEAD
        try {
            JsonNode said = TestLab.JSON.readTree(body);
            JsonNode message = said.path(said.has("message") ? "message" : "Message");
            if (errorType().equals("AccessDeniedException") && message.isNull()) return;
            assertThat(message.asText()).as("%s", this).hasSizeGreaterThan(10).doesNotContain("java", "locallambda");
        } catch (IOException e) {
            throw new AssertionError("a refusal that is no JSON: " + this, e);
        }
    }
}
