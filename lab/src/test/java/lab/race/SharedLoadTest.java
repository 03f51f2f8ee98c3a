package lab.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;
import lab.Home;
import lab.load.ContractServer;
import lab.load.K6;
import lab.run.record.Profile;
import lab.run.stats.Percentiles;
import lab.run.summary.Merged;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test in four k6 processes, each of them started as the k6 operator starts a runner of the manifest. */
class SharedLoadTest {

    private static final Home HOME = Home.find();
    private static final Path SCRIPTS = HOME.checkout().resolve("scripts/k6");
    private static final String CELL = "rust-512-warm";
    private static final int RUNNERS = 4;

    @TempDir
    Path folder;
    private K6 k6;

    @BeforeEach
    void find() throws InterruptedException {
        k6 = K6.find(HOME, System.err::println);
    }

    @Test
    void theRunnersSamplesReadTogetherAreTheWholeTestAndAMeanOfSummariesIsNot() throws Exception {
        try (ContractServer server = new ContractServer()) {
            server.deploy(CELL, (call, id) -> {
                Thread.sleep(call % 20 == 0 ? 120 : 8); // so that p95 lies between two kinds of calls
                return ContractServer.Answer.stored(id);
            });
            List<Path> samples = run(manifest(server, 10));
            Merged merged = Merged.of(folder.resolve("samples")).getFirst();

            List<double[]> runners = new ArrayList<>();
            for (Path file : samples) runners.add(values(file));
            double[] union = runners.stream().flatMapToDouble(DoubleStream::of).toArray();
            assertThat(runners).allSatisfy(one -> assertThat(one.length).isGreaterThan(20));
            assertThat(merged.requests()).isEqualTo(server.requests(CELL).size()).isEqualTo(union.length)
                    .isEqualTo(counted());
            assertThat(merged.phase()).isEqualTo("measured");
            for (double[] pair : new double[][] {{0.5, merged.p50()}, {0.9, merged.p90()}, {0.95, merged.p95()},
                {0.99, merged.p99()}})
                assertThat(pair[1]).isCloseTo(Percentiles.of(union, pair[0]), within(1e-9));
            assertThat(merged.max()).isEqualTo(Arrays.stream(union).max().orElseThrow());
            double meanOfSummaries =
                    runners.stream().mapToDouble(one -> Percentiles.of(one, 0.95)).average().orElseThrow();
            assertThat(meanOfSummaries).isNotCloseTo(merged.p95(), within(0.001));
        }
    }

    @Test
    void theRunnersShareTheUsersWithoutRest() throws Exception {
        try (ContractServer server = new ContractServer()) {
            server.deploy(CELL, (call, id) -> {
                Thread.sleep(30);
                return ContractServer.Answer.stored(id);
            });
            List<Path> samples = run(manifest(server, 4));
            assertThat(samples).hasSize(RUNNERS);
            for (Path file : samples)
                assertThat((double) values(file).length).isCloseTo(server.requests(CELL).size() / 4.0,
                        within(server.requests(CELL).size() / 8.0));
        }
    }

    @Test
    void credentialsComeFromASecretAndStandNowhereInIt() throws Exception {
        try (ContractServer server = new ContractServer()) {
            String manifest = manifest(server, 10);
            assertThat(manifest).contains("secretRef").doesNotContainIgnoringCase("secret_access_key=")
                    .doesNotContain("AKIA");
            JsonNode testRun = documents(manifest).get(1);
            assertThat(testRun.path("kind").asText()).isEqualTo("TestRun");
            assertThat(testRun.path("spec").path("parallelism").asInt()).isEqualTo(RUNNERS);
            assertThat(testRun.path("spec").path("runner").path("image").asText())
                    .isEqualTo("grafana/k6:" + k6.version());
        }
    }

    @Test
    void pacedLoadAndTooManyRunnersAreRefusedWithASentence() throws Exception {
        try (ContractServer server = new ContractServer()) {
            assertThatThrownBy(() -> OperatorManifest.of(plan(server, 10), Profile.Load.PACED, SCRIPTS, 4, k6))
                    .isInstanceOf(Problem.class).hasMessageContaining("one client per cell");
            assertThatThrownBy(() -> OperatorManifest.of(plan(server, 3), Profile.Load.SATURATE, SCRIPTS, 4, k6))
                    .isInstanceOf(Problem.class).hasMessageContaining("3 users can't be divided among 4 runners");
        }
    }

    private String manifest(ContractServer server, int users) {
        return OperatorManifest.of(plan(server, users), Profile.Load.SATURATE, SCRIPTS, RUNNERS, k6);
    }

    private static LoadPlan plan(ContractServer server, int users) {
        return new LoadPlan("k6/operator", 0.05, users, null,
                List.of(new LoadPlan.Target(CELL, server.url(CELL), JsonNodeFactory.instance.objectNode(), 0, 0, false,
                        0, 0,
                        0)));
    }

    private static List<JsonNode> documents(String manifest) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readerFor(JsonNode.class).<JsonNode>readValues(manifest).readAll();
    }

    /**
     * What the operator does: files of the ConfigMap into a folder, then for each runner its segment and its
     * environment.
     */
    private List<Path> run(String manifest) throws Exception {
        JsonNode files = documents(manifest).get(0).path("data"), spec = documents(manifest).get(1).path("spec");
        Path scripts = Files.createDirectory(folder.resolve("test"));
        for (Map.Entry<String, JsonNode> file : files.properties())
            Files.writeString(scripts.resolve(file.getKey()), file.getValue().asText());
        Path samples = Files.createDirectory(folder.resolve("samples"));
        List<Process> processes = new ArrayList<>();
        for (int runner = 0; runner < RUNNERS; runner++) {
            List<String> command = new ArrayList<>(List.of(k6.binary().toString(), "run", "--quiet",
                    "--execution-segment=%d/4:%d/4".formatted(runner, runner + 1),
                    "--execution-segment-sequence=0,1/4,2/4,3/4,1"));
            command.addAll(List.of(spec.path("arguments").asText().split(" ")));
            command.addAll(
                    List.of(scripts.resolve(spec.path("script").path("configMap").path("file").asText()).toString(),
                            "--address", "", "--tag", "instance_id=" + (runner + 1), "--tag",
                            "testrun_name=lambda-race"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("k6-" + runner + ".log").toFile());
            for (JsonNode variable : spec.path("runner").path("env"))
                if (variable.has("value"))
                    builder.environment().put(variable.path("name").asText(), variable.path("value").asText()
                            .replace("$(POD)", "lambda-race-" + runner).replace("/samples", samples.toString()));
            processes.add(builder.start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("k6-" + processes.indexOf(process) + ".log"))).isZero();
        }
        return Files.list(samples).filter(file -> file.toString().endsWith(".csv.gz")).sorted().toList();
    }

    /** Requests by k6's own counts, all runners together. */
    private long counted() throws IOException {
        long n = 0;
        for (Path file : Files.list(folder.resolve("samples")).filter(one -> one.toString().endsWith(".counts.json"))
                .toList())
            for (JsonNode count : new ObjectMapper().readTree(file.toFile()).path("requests"))
                n += count.path("n").asLong();
        return n;
    }

    /** Read without DuckDB: what is compared is not read twice in the same way. */
    private static double[] values(Path file) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return in.lines().filter(line -> line.startsWith("call,"))
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2])).toArray();
        }
    }
}
