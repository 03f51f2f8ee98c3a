package lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.Home;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** k6's signatures, made by a real k6, against those that AWS published and those of its SDK. */
class SigV4Test {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RESOURCES = Home.find().checkout().resolve("lab/src/test/resources/sigv4");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final AwsCredentials LASTING =
            AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final AwsCredentials SESSION = AwsSessionCredentials.create("ASIAEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "FwoGZXIvYXdzEJr//////////wEaDEXAMPLE+/=");
    /**
     * A POST of the lab as it goes out: a function URL of AWS, and one with a port and a path as the local Lambda has
     * them.
     */
    private static final List<URI> URLS =
            List.of(URI.create("https://abcdefghij0123456789.lambda-url.eu-central-1.on.aws/"),
                    URI.create("http://127.0.0.1:9001/urls/rust-512-warm/"),
                    URI.create("https://example.on.aws/a%20b/c?work=10&name=caf%C3%A9"));

    @TempDir
    static Path folder;
    private static JsonNode signed;

    @BeforeAll
    static void sign() throws Exception {
        ArrayNode requests = JSON.createArrayNode();
        for (Path vector : vectors()) requests.add(vector(vector));
        for (URI url : URLS)
            for (AwsCredentials credentials : List.of(LASTING, SESSION))
                requests.add(post(name(url, credentials), url, credentials));
        Path asked = Files.writeString(folder.resolve("requests.json"), requests.toString());
        Path answer = folder.resolve("signed.json");
        Command.Output output = new Command(
                List.of(Bench.k6().binary().toString(), "run", "--no-usage-report", "--address", "",
                        RESOURCES.resolve("sign.js").toString()),
                Map.of("REQUESTS", asked.toString(), "SIGNED", answer.toString())).run(Duration.ofMinutes(1));
        assertThat(output.exitCode()).as(output.text()).isZero();
        signed = JSON.readTree(answer.toFile());
    }

    @Test
    void areThoseOfAwsOwnVectors() throws IOException {
        Map<String, String> expected = new TreeMap<>(), found = new TreeMap<>();
        for (Path vector : vectors()) {
            if (!Files.exists(vector.resolve("header-signature.txt"))) continue;
            expected.put(vector.getFileName().toString(),
                    Files.readString(vector.resolve("header-signature.txt")).strip());
            found.put(vector.getFileName().toString(), signature(vector.getFileName().toString()));
        }
        assertThat(expected).hasSizeGreaterThan(12);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void nameTheHeadersThatTheVectorsSign() throws IOException {
        for (Path vector : vectors()) {
            String names = Files.readAllLines(vector.resolve("header-canonical-request.txt")).reversed().get(1);
            assertThat(signed.path(vector.getFileName().toString()).path("authorization").asText())
                    .as(vector.toString()).contains("SignedHeaders=" + names + ",");
        }
    }

    @Test
    void areThoseOfTheSdkForFunctionUrlsWithAndWithoutASession() {
        for (URI url : URLS)
            for (AwsCredentials credentials : List.of(LASTING, SESSION)) {
                SdkHttpRequest bySdk = bySdk(url, credentials);
                JsonNode byK6 = signed.path(name(url, credentials));
                assertThat(byK6.path("authorization").asText()).as(url.toString())
                        .isEqualTo(bySdk.firstMatchingHeader("Authorization").orElseThrow());
                assertThat(byK6.path("x-amz-security-token").asText(""))
                        .isEqualTo(bySdk.firstMatchingHeader("X-Amz-Security-Token").orElse(""));
            }
    }

    private static SdkHttpRequest bySdk(URI url, AwsCredentials credentials) {
        return AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials)
                .request(SdkHttpRequest.builder().uri(url).method(SdkHttpMethod.POST).build())
                .payload(ContentStreamProvider.fromUtf8String("{}"))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOON, ZoneOffset.UTC))).request();
    }

    private static String signature(String name) {
        return signed.path(name).path("authorization").asText().replaceFirst(".*Signature=", "");
    }

    private static String name(URI url, AwsCredentials credentials) {
        return url + " as " + credentials.accessKeyId();
    }

    private static ObjectNode post(String name, URI url, AwsCredentials credentials) {
        ObjectNode asked = JSON.createObjectNode().put("name", name).put("at", NOON.toString());
        asked.putObject("request").put("method", "POST").put("url", url.toString()).put("body", "{}")
                .putObject("headers");
        asked.putObject("scope").put("region", "eu-central-1").put("service", "lambda");
        ObjectNode whose = asked.putObject("credentials").put("accessKeyId", credentials.accessKeyId())
                .put("secretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) whose.put("sessionToken", session.sessionToken());
        return asked;
    }

    private static List<Path> vectors() throws IOException {
        try (Stream<Path> all = Files.list(RESOURCES.resolve("vectors"))) {
            return all.sorted().toList();
        }
    }

    /** One vector as a request to sign; the older ones have their date in the request and no context. */
    private static ObjectNode vector(Path vector) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(vector.resolve("request.txt")));
        String first = lines.removeFirst();
        boolean old = !Files.exists(vector.resolve("context.json"));
        JsonNode context = old ? JSON.createObjectNode().put("timestamp", "2021-05-11T15:40:45Z")
                : JSON.readTree(vector.resolve("context.json").toFile());
        ObjectNode headers = JSON.createObjectNode();
        String host = "";
        while (!lines.isEmpty() && !lines.getFirst().isEmpty()) {
            String[] header = lines.removeFirst().split(":", 2);
            if (header[0].equalsIgnoreCase("host")) host = header[1].strip();
            else if (!header[0].toLowerCase().startsWith("x-amz-")) headers.put(header[0], header[1]);
        }
        ObjectNode asked = JSON.createObjectNode().put("name", vector.getFileName().toString()).put("at",
                context.path("timestamp").asText());
        asked.putObject("request").put("method", first.split(" ")[0])
                .put("url", "https://" + host + first.substring(first.indexOf(' ') + 1, first.lastIndexOf(" HTTP/")))
                .put("body", String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size())))
                .set("headers", headers);
        asked.putObject("scope").put("region", context.path("region").asText("us-east-1"))
                .put("service", context.path("service").asText("lambda"))
                .put("unsignedBody", !context.path("sign_body").asBoolean(false)).put("encodePathOnce", !old);
        JsonNode credentials = context.path("credentials");
        ObjectNode whose = asked.putObject("credentials").put("accessKeyId", credentials.path("access_key_id").asText())
                .put("secretAccessKey", credentials.path("secret_access_key").asText());
        if (credentials.has("token")) whose.put("sessionToken", credentials.path("token").asText());
        return asked;
    }
}
