package lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.folder.Staged;
import lab.run.stats.Percentiles;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.BillingRule;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryOfARealRunTest {

    private static final String RUST = "rust-512-warm";
    private static final String PYTHON = "python-512-warm";

    @TempDir
    Path results;
    private ContractServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ContractServer();
        for (String name : List.of(RUST, PYTHON))
            server.deploy(name, (call, id) -> {
                Thread.sleep(1 + call % 7);
                return ContractServer.Answer.stored(id);
            });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoVisitsMakeTwoCellsAndOneSummary() throws Exception {
        try (RunFolder folder = RunFolder.create(results, "quick", Instant.parse("2026-11-23T14:05:12Z"))) {
            folder.write("run.json", "{\"format\": 1}");
            visit(folder, "000");
            visit(folder, "001");
            for (String cell : List.of(RUST, PYTHON)) folder.assembleCell(cell, List.of("000", "001"), "{}");
            folder.dropRawVisits();
            Summary summary = Summary.write(folder);

            double[] handler = server.requests(RUST).stream().filter(one -> one.phase().equals("measured"))
                    .mapToDouble(ContractServer.Request::tookMs).toArray();
            Summary.Row row = summary.row("rust", 512, Kind.WARM, Metric.HANDLER).orElseThrow();
            assertThat(row.n()).isEqualTo(40).isEqualTo(handler.length);
            assertThat(row.p50()).isCloseTo(Percentiles.median(handler), within(0.001));

            double[] client =
                    Bench.calls(folder.cell(RUST)).stream().filter(columns -> columns[8].equals("phase=measured"))
                            .mapToDouble(columns -> Double.parseDouble(columns[2])).toArray();
            Summary.Row seen = summary.row("rust", 512, Kind.WARM, Metric.CLIENT).orElseThrow();
            assertThat(seen.n()).isEqualTo(40);
            assertThat(seen.p50()).isCloseTo(Percentiles.median(client), within(0.001)).isGreaterThan(row.p50());
            assertThat(summary.row("python", 512, Kind.WARM, Metric.ERRORS).orElseThrow().n()).isZero();
        }
    }

    private void visit(RunFolder folder, String label) throws Exception {
        int before = server.requests(RUST).size() + server.requests(PYTHON).size();
        try (Staged staged = folder.stageVisit(label)) {
            Bench.run("paced.js", staged.path(), 1, Bench.cell(server, RUST, 20, 0, 3, 20),
                    Bench.cell(server, PYTHON, 20, 25, 3, 20));
            List<Invocation> all = Stream.of(RUST, PYTHON).flatMap(name -> server.requests(name).stream())
                    .map(SummaryOfARealRunTest::reported).toList();
            InvocationLines.write(staged.path().resolve("reports.ndjson"),
                    all.stream().sorted(Comparator.comparingLong(Invocation::startedAtMs)).skip(before).toList());
            staged.commit();
        }
    }

    private static Invocation reported(ContractServer.Request request) {
        Report report = new Report(request.requestId(), request.tookMs(),
                BillingRule.TODAY.billedMs(request.tookMs(), new Start.Warm()), 512, 40, new Start.Warm(),
                Status.SUCCESS, "");
        return new Invocation(request.function(), request.function() + "/1", request.phase(), request.sender(),
                request.atMs(), Double.NaN, report, "");
    }
}
