package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import org.junit.jupiter.api.Test;

class LogTest extends OneFunction {

    LogTest() {
        super("f");
    }

    @Test
    void eachInvocationStandsBetweenItsLinesInOrder() {
        for (int i = 0; i < 20; i++) lab.invoke("f", "{\"do\": \"log\", \"text\": \"line " + i + "\"}");
        List<String> all = lab.log("f").lines().toList();
        assertThat(all).hasSize(81);
        assertThat(all.getFirst())
                .matches("INIT_START Runtime Version: \\S+\tRuntime Version ARN: arn:aws:lambda:\\S+");
        List<String> lines = all.subList(1, 81);
        for (int i = 0; i < 20; i++) {
            String id = lab.invocations.get(i).report().requestId();
            assertThat(lines.subList(4 * i, 4 * i + 3)).containsExactly("START RequestId: " + id + " Version: $LATEST",
                    "line " + i, "END RequestId: " + id);
            assertThat(lines.get(4 * i + 3)).startsWith("REPORT RequestId: " + id + "\tDuration: ");
        }
    }

    @Test
    void reportLinesSayWhatListenersGet() {
        for (int i = 0; i < 3; i++) lab.invoke("f", "{}");
        List<Report> logged = lab.log("f").lines().map(Report::parse).flatMap(Optional::stream).toList();
        assertThat(logged).isEqualTo(lab.invocations.stream().map(invocation -> invocation.report()).toList());
        assertThat(logged).extracting(Report::status).containsOnly(Status.SUCCESS);
        assertThat(logged).extracting(Report::memoryMb).containsOnly(512);
    }

    @Test
    void jsonLogsHaveTheSameInTheirForm() throws IOException {
        lab.deployLoggingJson("j");
        lab.invoke("j", "{}");
        lab.invoke("j", "{\"do\": \"exit\", \"status\": 1}");
        List<String> lines = lab.log("j").lines().toList();
        List<JsonNode> events = new java.util.ArrayList<>();
        for (String line : lines) events.add(TestLab.JSON.readTree(line));
        assertThat(events).extracting(event -> event.get("type").asText())
                .containsExactly("platform.initStart", "platform.initReport", "platform.start", "platform.report",
                        "platform.start", "platform.report");
        assertThat(lines.stream().map(Report::parse).flatMap(Optional::stream).toList())
                .isEqualTo(lab.invocations.stream().map(invocation -> invocation.report()).toList());
        assertThat(events.getLast().get("record").get("errorType").asText()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void whatALongInvocationWritesIsThereBeforeItEnds() throws IOException, InterruptedException {
        lab.deploy("slow", "");
        var call = lab.invokeMeanwhile("slow", "{\"do\": \"log\", \"text\": \"early\", \"then\": 4}");
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> java.nio.file.Files.exists(lab.folder.resolve("logs/slow.log"))
                        && java.nio.file.Files.readString(lab.folder.resolve("logs/slow.log")).contains("early\n"));
        assertThat(call).isNotDone();
        call.join();
        assertThat(lab.log("slow").lines().map(line -> line.split(" ")[0]))
                .containsExactly("INIT_START", "START", "early", "END", "REPORT");
    }

    @Test
    void aLineThatTheFunctionLeftOpenIsClosed() {
        lab.invoke("f", "{\"do\": \"write\", \"text\": \"no line break\"}");
        assertThat(lab.log("f")).contains("no line break\nEND RequestId: ");
    }

    @Test
    void nothingElseIsLeftInTheFolder() {
        lab.invoke("f", "{}");
        assertThat(lab.folder.resolve("logs").toFile().list()).containsExactly("f.log");
    }
}
