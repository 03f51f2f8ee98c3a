package lab.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class K6_PacedTest extends WithServer {

    private static final String RUST = "rust-512-warm";
    private static final String PYTHON = "python-512-warm";

    @Test
    void eachCellGetsExactlyItsCallsAndPhases() throws Exception {
        deployTwo();
        List<K6.Progress> progress = new ArrayList<>();
        K6.Result result = Bench.run("paced.js", folder, 1, progress::add,
                Bench.cell(server, RUST, 8, 0, 4, 12), Bench.cell(server, PYTHON, 8, 60, 6, 10));
        assertThat(result.counts()).containsExactlyInAnyOrder(
                new K6.Count(RUST, "warm-up", 200, 4), new K6.Count(RUST, "measured", 200, 12),
                new K6.Count(PYTHON, "warm-up", 200, 6), new K6.Count(PYTHON, "measured", 200, 10));
        assertThat(result.requests()).isEqualTo(32).isEqualTo(result.answered());
        assertThat(server.requests(RUST)).extracting(ContractServer.Request::phase)
                .startsWith("warm-up", "warm-up", "warm-up", "warm-up", "measured").hasSize(16);
        assertThat(server.requests(PYTHON))
                .allMatch(request -> request.sender().equals("k6/007") && request.body().equals("{}"));
        assertThat(progress.getLast().calls()).isEqualTo(32);
        assertThat(result.cpuMs()).isBetween(10.0,
                1000 * result.seconds() * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void cellsThatStartColdGetTheirFirstCallOneAfterAnother() throws Exception {
        deployTwo();
        K6.Result result = Bench.run("paced.js", folder, 1, Bench.cold(Bench.cell(server, RUST, 8, 0, 3, 4)),
                Bench.cold(Bench.cell(server, PYTHON, 8, 60, 3, 4)));
        assertThat(result.counts()).containsExactlyInAnyOrder(
                new K6.Count(RUST, "cold", 200, 1), new K6.Count(RUST, "first", 200, 3),
                new K6.Count(RUST, "measured", 200, 4), new K6.Count(PYTHON, "cold", 200, 1),
                new K6.Count(PYTHON, "first", 200, 3), new K6.Count(PYTHON, "measured", 200, 4));
        assertThat(server.requests(RUST)).extracting(ContractServer.Request::phase).containsExactly("cold", "first",
                "first", "first", "measured", "measured", "measured", "measured");
        assertThat(Bench.calls(folder)).extracting(row -> row[6]).startsWith(RUST, PYTHON);
    }

    @Test
    void callsOfTwoCellsKeepTheirRateAndTheirOffset() throws Exception {
        deployTwo();
        Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 4, 0, 0, 8),
                Bench.cell(server, PYTHON, 4, 125, 0, 8));
        double rust = Bench.calls(folder).stream().filter(row -> row[6].equals(RUST))
                .mapToLong(row -> Long.parseLong(row[1])).min().orElseThrow();
        List<ContractServer.Request> first = server.requests(RUST);
        List<ContractServer.Request> second = server.requests(PYTHON);
        assertThat(first.getLast().atMs() - first.getFirst().atMs()).isCloseTo(1750, within(200L));
        double apart = 0;
        for (int i = 0; i < 8; i++) apart += (second.get(i).atMs() - first.get(i).atMs()) / 8.0;
        assertThat(apart).isCloseTo(125, within(60.0));
        assertThat(rust).isCloseTo(first.getFirst().atMs(), within(200.0));
    }

    @Test
    void eachCallCarriesTheIdOfItsRequest() throws Exception {
        deployTwo();
        Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 20, 0, 2, 4));
        assertThat(Bench.calls(folder)).extracting(row -> row[9])
                .containsExactlyElementsOf(
                        server.requests(RUST).stream().map(request -> "requestId=" + request.requestId()).toList());
        assertThat(Bench.calls(folder)).extracting(row -> row[8]).containsExactly("phase=warm-up", "phase=warm-up",
                "phase=measured", "phase=measured", "phase=measured", "phase=measured");
    }

    @Test
    void callsThatFindTheEnvironmentBusyAreDroppedAndNStaysExact() throws Exception {
        K6.Result result = withASlowCall(3);
        assertThat(result.dropped().get(RUST)).isGreaterThanOrEqualTo(9).isLessThan(15);
        assertThat(result.counts()).contains(new K6.Count(RUST, "measured", 200, 8));
    }

    @Test
    void theColdStartInTheWarmUpDropsNothing() throws Exception {
        K6.Result result = withASlowCall(0);
        assertThat(result.dropped().get(RUST)).isLessThan(3);
        assertThat(result.counts()).contains(new K6.Count(RUST, "warm-up", 200, 2),
                new K6.Count(RUST, "measured", 200, 8));
    }

    /** Two calls of warm-up and eight that count, ten a second; one of them, from 0, takes nearly a second. */
    private K6.Result withASlowCall(int slow) throws Exception {
        server.deploy(RUST, (call, id) -> {
            if (call == slow) Thread.sleep(950);
            return ContractServer.Answer.stored(id);
        });
        return Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 10, 0, 2, 8));
    }

    @Test
    void failuresAreCountedByStatus() throws Exception {
        server.deploy(RUST, (call, id) -> call % 2 == 0 ? ContractServer.Answer.stored(id)
                : new ContractServer.Answer(502, "Internal Server Error"));
        server.deploy(PYTHON, (call, id) -> new ContractServer.Answer(418, "{}"));
        K6.Result result = Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 20, 0, 0, 10),
                Bench.cell(server, PYTHON, 20, 0, 0, 3));
        assertThat(result.counts()).containsExactlyInAnyOrder(new K6.Count(RUST, "measured", 200, 5),
                new K6.Count(RUST, "measured", 502, 5), new K6.Count(PYTHON, "measured", -1, 3));
        assertThat(result.answered()).isEqualTo(5);
        Map<String, Long> errors = Bench.calls(folder).stream().collect(groupingBy(row -> row[4], counting()));
        assertThat(errors).containsEntry("", 5L).containsEntry("status 502", 5L);
    }

    @Test
    void rubbishWithStatus200IsNoAnswer() throws Exception {
        server.deploy(RUST, (call, id) -> switch (call) {
            case 0 -> new ContractServer.Answer(200, "rubbish");
            case 1 -> new ContractServer.Answer(200, "null");
            case 2 -> new ContractServer.Answer(200, "{\"id\": \"%s\", \"key\": \"other.txt\"}".formatted(id));
            case 3 -> new ContractServer.Answer(200, "{\"id\": \"1\", \"key\": \"1.txt\"}");
            default -> ContractServer.Answer.stored(id);
        });
        K6.Result result = Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 20, 0, 0, 6));
        assertThat(result.invalid()).containsEntry(RUST, 4L);
        assertThat(Bench.calls(folder)).extracting(row -> row[4]).containsExactly("invalid answer", "invalid answer",
                "invalid answer", "invalid answer", "", "");
    }

    @Test
    void nobodyListeningIsStatus0() throws Exception {
        deployTwo();
        String cell = Bench.cell(server, RUST, 20, 0, 0, 4);
        server.close();
        K6.Result result = Bench.run("paced.js", folder, 1, cell);
        assertThat(result.counts()).containsExactly(new K6.Count(RUST, "measured", 0, 4));
        assertThat(result.answered()).isZero();
    }

    private void deployTwo() {
        server.deploy(RUST, (call, id) -> ContractServer.Answer.stored(id));
        server.deploy(PYTHON, (call, id) -> ContractServer.Answer.stored(id));
    }
}
