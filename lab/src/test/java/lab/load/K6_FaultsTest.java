package lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class K6_FaultsTest extends WithServer {

    private static final String RUST = "rust-512-warm";

    @BeforeEach
    void deploy() {
        server.deploy(RUST, (call, id) -> ContractServer.Answer.stored(id));
    }

    @Test
    void anInterruptKillsK6WithinASecond() throws Exception {
        FutureTask<K6.Result> run = longRun();
        Thread thread = Thread.ofVirtual().start(run);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.requests(RUST).size() > 3);
        List<ProcessHandle> k6 = processes();
        assertThat(k6).isNotEmpty();
        thread.interrupt();
        await().atMost(Duration.ofSeconds(1)).until(() -> k6.stream().noneMatch(ProcessHandle::isAlive));
        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aK6ThatSomebodyKillsIsAProblem() throws Exception {
        FutureTask<K6.Result> run = longRun();
        Thread.ofVirtual().start(run);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.requests(RUST).size() > 3);
        processes().stream().filter(one -> one.info().command().orElse("").endsWith("k6"))
                .forEach(ProcessHandle::destroyForcibly);
        assertThatThrownBy(run::get).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.next()).contains("Out of memory"))
                .hasMessageContaining("killed by signal 9");
    }

    @Test
    void aCrashOfK6IsAProblemInItsOwnWords() {
        assertThatThrownBy(() -> runInstead("echo level=info msg=ready >&2; echo 'fatal error: no stack' >&2; exit 2"))
                .isInstanceOf(Problem.class).hasMessage("k6 failed with exit code 2: fatal error: no stack");
    }

    @Test
    void aK6ThatSaysNothingIsAProblemThatNamesItsBinary() {
        assertThatThrownBy(() -> runInstead("exit 3")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).endsWith(folder.resolve("instead") + " version"))
                .hasMessageContaining("exit code 3");
        assertThatThrownBy(() -> runInstead("exit 0")).isInstanceOf(Problem.class)
                .hasMessageContaining("results can't be used");
    }

    @Test
    void aScriptWithAFaultIsAProblemInK6sOwnWords() throws Exception {
        Path script = Files.writeString(folder.resolve("broken.js"),
                "import { nothing } from './nowhere.js';\nexport default function () {}\n");
        assertThatThrownBy(() -> Bench.k6().run(script, folder.resolve("plan.json"), folder, Map.of(), progress -> {}))
                .isInstanceOf(Problem.class).hasMessageContaining("nowhere.js");
    }

    @Test
    void aScriptThatThrowsIsAProblemThoughK6EndsWell() throws Exception {
        Path script = Files.writeString(folder.resolve("throws.js"),
                "export default function () { throw new Error('no such thing'); }\n");
        assertThatThrownBy(() -> Bench.k6().run(script, folder.resolve("plan.json"), folder, Map.of(), progress -> {}))
                .isInstanceOf(Problem.class).hasMessageContaining("no such thing");
    }

    @Test
    void samplesThatCannotBeWrittenAreAProblem() throws Exception {
        Files.createDirectory(folder.resolve("k6.csv.gz"));
        assertThatThrownBy(() -> Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 20, 0, 0, 2)))
                .isInstanceOf(Problem.class).hasMessageContaining("k6.csv.gz");
    }

    @Test
    void k6KnowsWhichLabItBelongsTo() throws Exception {
        FutureTask<K6.Result> run = longRun();
        Thread thread = Thread.ofVirtual().start(run);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.requests(RUST).size() > 1);
        for (ProcessHandle process : processes())
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/environ")))
                    .contains("LAMBDA_RACE_LAB=" + ProcessHandle.current().pid() + "-");
        thread.interrupt();
        thread.join();
    }

    /** Another program takes k6's place. */
    private void runInstead(String script) throws Exception {
        Path program = Files.writeString(folder.resolve("instead"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        new K6(program, "1.8.1").run(program, folder.resolve("plan.json"), folder, Map.of(), progress -> {});
    }

    private FutureTask<K6.Result> longRun() {
        return new FutureTask<>(() -> Bench.run("paced.js", folder, 1, Bench.cell(server, RUST, 20, 0, 0, 10_000)));
    }

    /** The shell and the k6 of this test's run. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.current().descendants()
                .filter(one -> one.info().commandLine().orElse("").contains(folder.toString())
                        || one.parent().flatMap(parent -> parent.info().commandLine()).orElse("")
                                .contains(folder.toString()))
                .toList();
    }
}
