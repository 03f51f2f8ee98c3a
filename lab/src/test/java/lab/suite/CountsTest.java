package lab.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Small projects with one test that passes, one that fails and one that is skipped, run by their real tools. */
@Execution(ExecutionMode.CONCURRENT)
class CountsTest {

    @TempDir
    Path folder;
    private final List<String> printed = new ArrayList<>();
    private Path logs;

    @BeforeEach
    void chooseLogs() {
        logs = folder.resolve("logs");
    }

    @Test
    void ofPytest() throws IOException {
        assumeTrue(Tool.isHere("python3"), "no python3 on PATH");
        for (String list : List.of("requirements-test.txt", "requirements-runtime.txt"))
            Files.copy(Home.find().lambdas().resolve("python").resolve(list), folder.resolve(list));
        Files.writeString(folder.resolve("test_it.py"), """
                import pytest
                def test_good(): pass
                def test_bad(): assert 1 == 2
                @pytest.mark.skip(reason="to count it")
                def test_left_out(): pass
                """);
        Outcome outcome = new PytestSuite("python", folder, Home.find().cache(), logs).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(1, 1, 1));
        assertThat(outcome.remarks()).contains("FAILED test_it.test_bad")
                .anyMatch(line -> line.contains("assert 1 == 2"));
    }

    @Test
    void ofGo() throws IOException {
        assumeTrue(Tool.isHere("go"), "no go on PATH");
        Files.writeString(folder.resolve("go.mod"), "module it\n");
        Files.writeString(folder.resolve("it_test.go"), """
                package it
                import "testing"
                func TestGood(t *testing.T) {}
                func TestBad(t *testing.T) { t.Error("one is not two") }
                func TestLeftOut(t *testing.T) { t.Skip("to count it") }
                """);
        Outcome outcome = new GoSuite("go", folder, logs).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(1, 1, 1));
        assertThat(outcome.remarks()).anyMatch(line -> line.contains("it_test.go:4: one is not two"));
    }

    @Test
    void everyFunctionWithTestsHasASuite() {
        assertThat(Suite.of(Home.find(), false, logs)).extracting(Suite::name).startsWith("local-lambda", "lab")
                .contains("go", "java", "python", "rust").doesNotContain("variants");
    }

    @Test
    void ofCargo() throws IOException {
        assumeTrue(Tool.isHere("cargo"), "no cargo on PATH");
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"it\"\nversion = \"0.1.0\"\n");
        Files.writeString(folder.resolve("Cargo.lock"),
                "version = 3\n[[package]]\nname = \"it\"\nversion = \"0.1.0\"\n");
        Files.writeString(folder.resolve("src/lib.rs"), """
                #[test] fn good() {}
                #[test] fn bad() { assert_eq!(1, 2); }
                #[test] #[ignore] fn left_out() {}
                """);
        Outcome outcome = new CargoSuite("rust", folder, folder.resolve("cache"), logs).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(1, 1, 1));
        assertThat(outcome.remarks()).anyMatch(line -> line.contains("assertion `left == right` failed"));
    }

    @Test
    void ofSurefire() throws IOException {
        project("import org.junit.jupiter.api.*; class ItTest { @Test void good() {} @Test void bad() { "
                + "Assertions.fail(\"on purpose\"); }" + " @Test void leftOut() { Assumptions.abort(); "
                + "} @Test @Tag(\"long\") void takesLong() {} }");
        Outcome outcome = MavenSuite.of(folder, false, logs).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(1, 1, 1));
        assertThat(outcome.remarks()).contains("FAILED ItTest.bad").anyMatch(line -> line.contains("on purpose"));
        assertThat(MavenSuite.of(folder, true, logs).run(printed::add).tally()).isEqualTo(new TestCounts(2, 1, 1));
    }

    /** Each test of these two classes writes down its process. */
    @Test
    void ofClassesSideBySideAndAlone() throws IOException {
        String test = """
                import java.nio.file.*; import org.junit.jupiter.api.*;
                class NAMETest {
                    @Test void others() throws Exception { Thread.sleep(1000); write("others-NAME"); }
                    @Test @Tag("alone") void alone() throws Exception { write("alone-NAME"); }
                    @Test @Tag("alone") @Tag("long") void takesLong() throws Exception { write("long-NAME"); }
                    void write(String file) throws Exception {
                        Files.writeString(Path.of(file), "" + ProcessHandle.current().pid());
                    }
                }
                """;
        project(test.replace("NAME", "It"));
        Files.writeString(folder.resolve("src/test/java/OtherTest.java"), test.replace("NAME", "Other"));
        Outcome outcome = MavenSuite.of(folder, false, logs).in(2).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(4, 0, 0));
        assertThat(Files.readString(folder.resolve("others-It")))
                .isNotEqualTo(Files.readString(folder.resolve("others-Other")));
        assertThat(folder.resolve("alone-It")).hasSameTextualContentAs(folder.resolve("alone-Other"));
        assertThat(folder.resolve("long-It")).doesNotExist();
    }

    @Test
    void aSuiteThatDoesNotCompileIsAFailure() throws IOException {
        project("class ItTest { nonsense }");
        Outcome outcome = MavenSuite.of(folder, false, logs).run(printed::add);
        assertThat(outcome.tally()).isEqualTo(new TestCounts(0, 1, 0));
        assertThat(outcome.remarks()).anyMatch(line -> line.contains("ItTest.java"));
        assertThat(MavenSuite.of(folder, false, logs).in(2).run(printed::add).tally())
                .isEqualTo(new TestCounts(0, 1, 0));
    }

    /** A project that is a child of this checkout's POM and so uses the same plugins. */
    private void project(String test) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/test/java"));
        Files.writeString(sources.resolve("ItTest.java"), test);
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                <parent><groupId>race</groupId><artifactId>lambda-race</artifactId><version>1.0-SNAPSHOT</version>
                <relativePath>%s</relativePath></parent>
                <artifactId>it</artifactId><dependencies>
                <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
                <scope>test</scope></dependency>
                </dependencies></project>
                """.formatted(folder.relativize(Home.find().checkout().resolve("pom.xml"))));
    }
}
