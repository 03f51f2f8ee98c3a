package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import locallambda.files.FileIsolation;
import locallambda.files.TemporaryFolders;
import locallambda.runtime.FunctionConfig;
import locallambda.system.LabMarker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No environment damages its function's code or sees another one's temporary files. */
class FilesTest extends OneFunction {

    FilesTest() {
        super("f");
    }

    @BeforeEach
    void code() throws IOException {
        Files.writeString(lab.function("f").directory().resolve("code.txt"), "code");
    }

    private static String files(String members) {
        return "{\"do\": \"files\", " + members + "}";
    }

    private List<String> tmp(String function) {
        JsonNode names = lab.invoke(function, files("\"write\": {}")).json().get("tmp");
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1).map(i -> names.get(i).asText())
                .filter(name -> !Files.isDirectory(Path.of("/tmp", name))).toList(); // what the test runtime needs
    }

    private void mounted() {
        assumeTrue(FileIsolation.describe().contains("has its own /tmp"), FileIsolation.describe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "s"})
    void whatAFunctionDeletesIsThereForTheNextOne(String name) throws IOException {
        if (name.equals("s")) {
            lab.lambda.deploy(lab.function("s").withSnapStart(SnapshotTools.here()));
            Files.writeString(lab.function("s").directory().resolve("code.txt"), "code");
        }
        Path code = lab.function(name).directory().resolve("code.txt");
        lab.invoke(name, files("\"write\": {\"a\": \"code.txt\", \"b\": \"new.txt\", \"c\": \"" + code + "\"}, "
                + "\"delete\": {\"d\": \"code.txt\"}"));
        assertThat(code).hasContent("code");
        assertThat(code.resolveSibling("new.txt")).doesNotExist();
    }

    /** A disk and its mounts take longer than many a start, so nobody waits for them. */
    @Test
    void theFilesOfTheNextEnvironmentAreReadyBeforeItsInvocation() throws IOException {
        mounted();
        for (int environment = 0; environment < 2; environment++) {
            Set<String> ready = links(Path.of("/proc/self/fd"));
            lab.invoke("f", files("\"write\": {}"));
            Path process = Path.of("/proc", lab.lambda.processIds("f").getFirst().toString());
            assertThat(ready).contains(Files.readSymbolicLink(process.resolve("ns/mnt")).toString());
            lab.lambda.endEnvironments("f");
        }
    }

    private static Set<String> links(Path folder) throws IOException {
        Set<String> targets = new HashSet<>();
        try (Stream<Path> links = Files.list(folder)) {
            for (Path each : links.toList())
                try {
                    targets.add(Files.readSymbolicLink(each).toString());
                } catch (IOException e) {
                    // closed meanwhile
                }
        }
        return targets;
    }

    @Test
    void theTaskFolderIsReadOnlyWhereTheRightsAllowIt() {
        mounted();
        JsonNode done = lab.invoke("f", files("\"write\": {\"a\": \"code.txt\"}, \"delete\": {\"d\": \"code.txt\"}"))
                .json();
        assertThat(done.get("a").asText()).isEqualTo("Read-only file system");
        assertThat(done.get("d").asText()).isEqualTo("Read-only file system");
        assertThat(done.get("cwd").asText()).isEqualTo(lab.function("f").directory().toString());
    }

    /** As docs/limits.md and run.json say. */
    @Test
    void otherFilesOfThisMachineAreNotIsolated() throws IOException {
        Path other = Files.createTempFile(TemporaryFolders.parent(), "other-", ".txt");
        try {
            lab.invoke("f", files("\"write\": {\"a\": \"" + other + "\"}"));
            assertThat(other).hasContent("x");
        } finally {
            Files.delete(other);
        }
    }

    @Test
    void aTrainingRunMayWriteIntoItsFolder() {
        lab.lambda.deploy(lab.function("f").withWritableFolder());
        lab.invoke("f", files("\"write\": {\"a\": \"result\"}"));
        assertThat(lab.function("f").directory().resolve("result")).exists();
    }

    @Test
    void temporaryFilesAreTheEnvironmentsOwnAndLastAsLong() {
        mounted();
        lab.deploy("g");
        lab.invoke("f", files("\"write\": {\"a\": \"/tmp/x\"}"));
        assertThat(tmp("f")).containsExactly("x");
        assertThat(tmp("g")).isEmpty();
        assertThat(Path.of("/tmp/x")).doesNotExist();
        lab.lambda.endEnvironments("f");
        assertThat(tmp("f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"do\": \"exit\", \"status\": 3}", "{\"do\": \"sleep\", \"seconds\": 30}"})
    void aResetLeavesThem(String event) {
        mounted();
        lab.deploy("f", "", Duration.ofSeconds(1));
        lab.invoke("f", files("\"write\": {\"a\": \"/tmp/x\"}"));
        lab.invoke("f", event);
        assertThat(tmp("f")).containsExactly("x");
        assertThat(lab.last().environment()).isEqualTo("f/2");
        lab.invoke("f", event);
        lab.lambda.endEnvironments("f");
        assertThat(tmp("f")).isEmpty();
    }

    @Test
    void theyAreNotSharedByTwoEnvironmentsOfOneFunction() {
        lab.deploy("f", 2);
        var slow = lab.invokeMeanwhile("f", "{\"do\": \"sleep\", \"seconds\": 2}");
        org.awaitility.Awaitility.await().until(() -> !lab.lambda.processIds("f").isEmpty());
        lab.invoke("f", "{\"do\": \"hold\", \"file\": \"x\", \"seconds\": 0}");
        slow.join();
        assertThat(tmp("f")).isEmpty();
    }

    @Test
    void aSnapshotHasThem() {
        mounted();
        lab.lambda.deploy(lab.function("f").withEnvironment(java.util.Map.of("INIT", "tmp"))
                .withSnapStart(SnapshotTools.here()).withTimeout(Duration.ofSeconds(10)));
        assertThat(tmp("f")).containsExactly("from-init");
        lab.invoke("f", files("\"write\": {\"a\": \"/tmp/x\"}"));
        assertThat(tmp("f")).containsExactly("from-init", "x");
        lab.lambda.endEnvironments("f");
        assertThat(tmp("f")).containsExactly("from-init");
    }

    @Test
    void nothingIsLeft() throws IOException {
        lab.invoke("f", files("\"write\": {\"a\": \"/tmp/x\"}"));
        lab.close();
        for (String parent : List.of("/var/tmp", System.getProperty("java.io.tmpdir")))
            assertThat(Path.of(parent, "lambda-race-files-" + LabMarker.value())).doesNotExist();
        start();
    }

    @Test
    void aFunctionThatNeedsAFileOfTmpFindsIt() throws IOException {
        Path needed = Files.writeString(Files.createTempFile("needed-", ".txt"), "needed");
        try {
            FunctionConfig config = lab.function("f").withEnvironment(java.util.Map.of("NEEDED", "a:" + needed));
            lab.lambda.deploy(config);
            assertThat(tmp("f")).doesNotContain("x");
            lab.invoke("f", files("\"write\": {\"a\": \"" + needed + "\"}"));
            assertThat(needed).hasContent(FileIsolation.describe().contains("has its own /tmp") ? "needed" : "neededx");
        } finally {
            Files.delete(needed);
        }
    }
}
