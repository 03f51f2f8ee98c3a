package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a client sends: the answer is sound HTTP, each refusal has a documented type and a sentence, counts agree,
 * and the environments that were there before still answer.
 */
class FuzzTest {

    private static final long SEED = 20_261_130;

    @Test
    void aThousandRequests() throws IOException {
        fuzz(1_000);
    }

    @Test
    @Tag("long")
    void tenThousandRequests() throws IOException {
        fuzz(10_000);
    }

    private static void fuzz(int count) throws IOException {
        System.out.println("The seed of " + count + " fuzzed requests: " + SEED);
        try (TestLab lab = TestLab.start()) {
            lab.lambda.deploy(lab.function("echo").withRetries(0));
            String misbehaves = TestLab.class.getResource("/lambda/misbehaves.py").getPath();
            lab.lambda.deploy(lab.function("raw").withCommand(List.of(TestPython.command(), misbehaves))
                    .withRetries(0));
            assertGood(lab);
            FuzzedRequests requests = new FuzzedRequests(SEED);
            List<RawResponse> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) answers.addAll(answers(lab.lambda.endpoint(), requests.next(), i));
            assertThat(lab.lambda.quiesce(Duration.ofSeconds(60))).isTrue();
            assertGood(lab);
            assertThat(lab.invocations).extracting(each -> each.environment()).containsOnly("echo/1", "raw/1");
            assertAccounted(lab, answers);
            Map<String, Long> kinds = new TreeMap<>();
            answers.forEach(each -> kinds.merge((each.status() + " " + each.errorType()).strip(), 1L, Long::sum));
            System.out.println(kinds);
        }
    }

    private static void assertGood(TestLab lab) {
        assertThat(lab.invoke("echo", "{\"a\": 1}").body()).isEqualTo("{\"a\": 1}");
        assertThat(lab.invoke("raw", "{}").body()).isEqualTo("\"good\"");
    }

    /** Only bytes that are no request at all have no answer. */
    private static List<RawResponse> answers(URI server, byte[] request, int number) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            String bytes = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            List<RawResponse> answers = RawResponse.parse(bytes);
            String sent = new String(request, StandardCharsets.ISO_8859_1);
            if (!sent.isBlank()) assertThat(answers).as("request %s: %s", number, sent).isNotEmpty();
            return answers;
        } catch (IOException | AssertionError e) {
            throw new AssertionError("request " + number + ": " + new String(request, StandardCharsets.ISO_8859_1), e);
        }
    }

    /** Each request has a REPORT line or a refusal, and each answer of a function has the REPORT line of its id. */
    private static void assertAccounted(TestLab lab, List<RawResponse> answers) {
        assertThat(lab.lambda.quiesce(Duration.ofSeconds(60))).isTrue();
        Set<String> reported = new HashSet<>();
        for (String function : List.of("echo", "raw")) {
            RequestCounts counts = lab.lambda.counts(function);
            List<String> ids = reports(lab.log(function));
            assertThat(ids).doesNotHaveDuplicates().hasSize((int) counts.reported());
            assertThat(counts.requests()).isEqualTo(counts.reported() + counts.throttled() + counts.undelivered());
            reported.addAll(ids);
        }
        assertThat(lab.invocations).extracting(each -> each.report().requestId())
                .containsExactlyInAnyOrderElementsOf(reported);
        Set<String> answered = new HashSet<>();
        for (RawResponse answer : answers) {
            assertThat(answer.status()).as("%s", answer).isNotEqualTo(500);
            if (reported.contains(answer.requestId())) answered.add(answer.requestId());
            else if (answer.status() >= 400) answer.assertRefusal();
            else assertThat(answer.status()).as("%s", answer).isEqualTo(204); // a dry run
        }
        assertThat(reported.size() - answered.size()).as("invocations whose sender we never were")
                .isEqualTo(4);
    }

    private static List<String> reports(String log) {
        return Stream.of(log.split("\n")).filter(line -> line.startsWith("REPORT RequestId: "))
                .map(line -> line.split("[ \t]")[2]).toList();
    }
}
