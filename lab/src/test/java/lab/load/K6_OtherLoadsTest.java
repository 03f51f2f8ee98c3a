package lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class K6_OtherLoadsTest extends WithServer {

    private static final String RUST = "rust-512-cold";
    private static final String PYTHON = "python-512-cold";

    @BeforeEach
    void deploy() {
        for (String name : new String[] {RUST, PYTHON})
            server.deploy(name, (call, id) -> {
                Thread.sleep(20);
                return ContractServer.Answer.stored(id);
            });
    }

    @Test
    void coldCallsEachCellOnceAndOneAfterAnother() throws Exception {
        K6.Result result = Bench.run("cold.js", folder, 1, Bench.cell(server, RUST, 0, 0, 0, 0),
                Bench.cell(server, PYTHON, 0, 0, 0, 0));
        assertThat(result.counts()).containsExactly(new K6.Count(RUST, "cold", 200, 1),
                new K6.Count(PYTHON, "cold", 200, 1));
        ContractServer.Request first = server.requests(RUST).getFirst();
        assertThat(server.requests(PYTHON).getFirst().atMs())
                .isGreaterThanOrEqualTo((long) (first.atMs() + first.tookMs()));
        assertThat(Bench.calls(folder)).extracting(row -> row[6]).containsExactly(RUST, PYTHON);
    }

    @Test
    void talkRampsUpAndDown() throws Exception {
        K6.Result result = Bench.run("talk.js", folder, 0.02, Bench.cell(server, RUST, 0, 0, 0, 0));
        assertThat(result.requests()).isBetween(15L, 60L).isEqualTo(result.answered());
        assertThat(result.counts()).extracting(K6.Count::phase).containsOnly("measured");
    }

    @Test
    void saturateKeepsTenUsersBusy() throws Exception {
        K6.Result result = Bench.run("saturate.js", folder, 0.05, Bench.cell(server, RUST, 0, 0, 0, 0));
        assertThat(result.requests()).isGreaterThan(100).isEqualTo(server.requests(RUST).size());
        assertThat(mostAtOnce()).isBetween(6, 10);
    }

    private int mostAtOnce() {
        return server.requests(RUST).stream().flatMap(
                one -> Stream.of(new Object[] {one.atMs(), 1}, new Object[] {one.atMs() + (long) one.tookMs(), -1}))
                .sorted((a, b) -> a[0].equals(b[0]) ? Integer.compare((int) a[1], (int) b[1])
                        : Long.compare((long) a[0], (long) b[0]))
                .collect(() -> new int[2], (sum, step) -> sum[1] = Math.max(sum[1], sum[0] += (int) step[1]),
                        (a, b) -> {})[1];
    }
}
