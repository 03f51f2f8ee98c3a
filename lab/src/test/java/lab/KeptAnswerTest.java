package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code ./jbang} asks JBang only when something has changed, and then always. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class KeptAnswerTest {

    @TempDir
    Path scratch;
    private Wrapper wrapper;

    @BeforeEach
    void unpack() throws IOException {
        wrapper = new Wrapper(scratch).withJavaAndMaven();
        wrapper.file("lab/src/main/java/Word.java", "class Word { static final String WORD = \"first\"; }");
        wrapper.file("scripts/echo.java", """
                //JAVA 25+
                //SOURCES ../lab/src/main/java/Word.java
                class echo {
                    public static void main(String... arguments) {
                        System.out.println(Word.WORD + " of " + String.join("|", arguments));
                        System.exit(7);
                    }
                }
                """);
    }

    @AfterEach
    void tidyUp() throws IOException {
        wrapper.close();
    }

    @Test
    void theNextStartDoesWithoutJbang() throws Exception {
        says("first of a b|$HOME", "a b", "$HOME");
        withoutJbang();
        says("first of |'\"*|--help", "", "'\"*", "--help");
        says("first of ");
    }

    @Test
    void whoStartsAtTheSameTimeWaitsAndFindsTheAnswer() throws Exception {
        wrapper.with("flock");
        List<Process> both = List.of(wrapper.start(List.of(), "", "echo", "a"),
                wrapper.start(List.of(), "", "echo", "b"));
        for (Process each : both) {
            assertThat(new String(each.getInputStream().readAllBytes())).contains("first of ");
            assertThat(each.waitFor()).isEqualTo(7);
        }
        withoutJbang();
        says("first of x", "x");
    }

    @Test
    void aChangedSourceIsSeenEvenIfItLooksOld() throws Exception {
        says("first of x", "x");
        Path word =
                wrapper.file("lab/src/main/java/Word.java", "class Word { static final String WORD = \"second\"; }");
        Files.setLastModifiedTime(word, FileTime.fromMillis(0));
        says("second of x", "x");
        wrapper.file("scripts/echo.java", "void main() { System.out.println(\"third\"); System.exit(7); }");
        says("third", "x");
    }

    @Test
    void afterATouchJbangIsAskedOnce() throws Exception {
        says("first of x", "x");
        Files.setLastModifiedTime(scratch.resolve("check out/lab/src/main/java/Word.java"),
                FileTime.fromMillis(System.currentTimeMillis()));
        says("first of x", "x");
        withoutJbang();
        says("first of x", "x");
    }

    @Test
    void aJarThatIsGoneIsMadeAgain() throws Exception {
        says("first of x", "x");
        try (Stream<Path> files = Files.walk(scratch.resolve("jbang/jars"))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) Files.delete(jar);
        }
        says("first of x", "x");
    }

    @Test
    void anotherJdkOrAnotherCheckoutAsksAgain() throws Exception {
        says("first of x", "x");
        withoutJbang();
        Path jdk = Files.createSymbolicLink(scratch.resolve("tools/jdk"), Path.of(System.getProperty("java.home")));
        wrapper.set("JAVA_HOME", jdk.toString());
        asksForJbang();
        wrapper.set("JAVA_HOME", "");
        says("first of x", "x");
        Files.move(scratch.resolve("check out"), scratch.resolve("moved"));
        Files.createSymbolicLink(scratch.resolve("check out"), scratch.resolve("moved"));
        asksForJbang();
        Files.delete(scratch.resolve("check out"));
    }

    @Test
    void aJbangThatIsInstalledIsAskedAndItsAnswerKept() throws Exception {
        Path bin = Files.createDirectories(scratch.resolve("installed/bin"));
        Path jar;
        try (Stream<Path> files = Files.list(Home.find().cache())) {
            jar = files.filter(file -> file.getFileName().toString().matches("jbang-cli-.*-all.jar")).findFirst()
                    .orElse(null);
        }
        assumeTrue(jar != null, "this machine has a JBang of its own");
        Files.copy(jar, bin.resolve("jbang.jar"));
        wrapper.with("jbang", "#!/bin/sh\necho its start script is not needed\n");
        Files.move(scratch.resolve("tools/jbang"), bin.resolve("jbang"));
        Files.createSymbolicLink(scratch.resolve("tools/jbang"), bin.resolve("jbang"));
        withoutJbang();
        says("first of x", "x");
        Files.delete(bin.resolve("jbang.jar"));
        says("first of x", "x");
    }

    private void says(String line, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of("echo"), Stream.of(arguments)).toArray(String[]::new);
        Wrapper.Ended ended = wrapper.run(all);
        assertThat(ended.output().lines().toList()).as(ended.output()).contains(line);
        assertThat(ended.code()).isEqualTo(7);
    }

    private void withoutJbang() throws IOException {
        Files.delete(scratch.resolve("tools/mvn"));
        wrapper.set("LAMBDA_RACE_CACHE", scratch.resolve("no cache").toString());
    }

    private void asksForJbang() throws Exception {
        assertThat(wrapper.run("echo", "x").output()).contains("Maven is missing. It downloads JBang");
    }
}
