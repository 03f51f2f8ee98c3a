package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class Boto3Test {

    private static final String BOTO3 = "1.40.61";

    @Test
    void boto3GetsAnswersErrorsAndRefusals() throws Exception {
        try (TestLab lab = TestLab.start()) {
            lab.deploy("echo");
            lab.deploy("closed", 0);
            String script = Path.of(Boto3Test.class.getResource("/lambda/boto3_client.py").getPath()).toString();
            JsonNode seen = TestLab.JSON.readTree(run(python().toString(), script, lab.lambda.endpoint().toString()));
            lab.last();
            assertThat(seen.get("status").asInt()).isEqualTo(200);
            assertThat(seen.get("payload").toString()).isEqualTo("{\"a\":1}");
            assertThat(seen.get("version").asText()).isEqualTo("$LATEST");
            assertThat(seen.get("log").asText()).contains("REPORT RequestId: " + seen.get("requestId").asText());
            assertThat(seen.get("functionError").asText()).isEqualTo("Unhandled");
            assertThat(seen.get("error").asText()).isEqualTo("no luck");
            assertThat(seen.get("event").asInt()).isEqualTo(202);
            assertThat(seen.get("dryRun").asInt()).isEqualTo(204);
            assertThat(seen.get("unknown").asText()).isEqualTo("ResourceNotFoundException");
            assertThat(seen.get("throttled").asText()).isEqualTo("TooManyRequestsException");
            assertThat(seen.get("notJson").asText()).isEqualTo("InvalidRequestContentException");
            assertThat(seen.get("tooLarge").asText()).isEqualTo("RequestTooLargeException");
        }
    }

    /** A Python with boto3, made once and kept in the user's cache. */
    private static Path python() throws IOException, InterruptedException {
        Path ready = TestCache.folder().resolve("test-boto3-" + BOTO3);
        Path python = ready.resolve("bin/python");
        if (Files.exists(ready.resolve("complete"))) return python;
        run("python3", "-m", "venv", "--clear", ready.toString());
        run(python.toString(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "boto3==" + BOTO3);
        Files.createFile(ready.resolve("complete"));
        return python;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }
}
