package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

    @TempDir
    Path folder;

    /** Eight users and answers of one second look like eight requests a second. */
    @Test
    void usersWhoWaitForTheirAnswersAreAClosedLoad() throws IOException {
        Random random = new Random(1);
        List<double[]> requests = new ArrayList<>();
        for (int user = 0; user < 8; user++)
            for (double sent = 0.01 * user; sent < 3;) {
                double seconds = 0.9 + 0.2 * random.nextDouble();
                requests.add(new double[] {sent + seconds, seconds});
                sent += seconds + 0.002;
            }
        Load load = load(requests);
        assertThat(load.startRate()).isBetween(6.0, 11.0);
        assertThat(load.closed()).isTrue();
    }

    @Test
    void aRateIsAnOpenLoadHoweverSlowTheAnswersAre() throws IOException {
        Random random = new Random(2);
        for (double answer : new double[] {0.02, 0.123, 0.5, 1, 3}) {
            List<double[]> requests = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                double seconds = answer + 0.01 * random.nextDouble();
                requests.add(new double[] {i / 8.0 + seconds, seconds});
            }
            assertThat(load(requests).closed()).as("answers after %s s", answer).isFalse();
        }
    }

    @Test
    void oneRequestIsNoLoad() throws IOException {
        assertThat(load(List.of(new double[] {1, 1})).closed()).isFalse();
    }

    /** @param requests second of the answer, and how long it took */
    private Load load(List<double[]> requests) throws IOException {
        List<String> lines = new ArrayList<>(List.of("metric_name,timestamp,metric_value,status"));
        requests.forEach(each -> lines.add("http_req_duration,%d,%s,200".formatted(Math.round(each[0] * 1e3),
                each[1] * 1e3)));
        return Load.read("function", Files.write(folder.resolve("k6.csv"), lines),
                new Calls("function", List.of()));
    }
}
