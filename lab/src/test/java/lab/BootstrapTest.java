package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import testing.SilentHost;

/** {@code ./jbang} on machines that lack this or that. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class BootstrapTest {

    /** Ten seconds for the host, and some for Maven and JBang themselves on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path scratch;
    private Wrapper wrapper;

    @BeforeEach
    void unpack() throws IOException {
        wrapper = new Wrapper(scratch);
    }

    @AfterEach
    void tidyUp() throws IOException {
        wrapper.close();
    }

    @Test
    void argumentsAndExitCodePassThrough() throws Exception {
        Wrapper.Ended ended = wrapper.withJavaAndMaven().run("echo", "a b", "$HOME", "'\"*");
        assertThat(ended.output()).contains("a b|$HOME|'\"* on ").contains("input -1");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void worksInAFolderThatIsNamedLikeTheVerb() throws Exception {
        wrapper.file("below/echo/nothing.txt", "");
        Wrapper.Ended ended = wrapper.withJavaAndMaven().runBehind(List.of(), "below", "echo", "x");
        assertThat(ended.output()).contains("x on ").contains("at below,");
    }

    @Test
    void worksWithStandardInputClosed() throws Exception {
        Wrapper.Ended ended =
                wrapper.withJavaAndMaven().runBehind(List.of("bash", "-c", "exec \"$0\" \"$@\" <&-"), "", "echo", "x");
        assertThat(ended.output()).contains("input -1");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void anInterruptReachesTheVerb() throws Exception {
        // Whoever starts the tests in the background of a shell has SIGINT ignored, and every child inherits that.
        Process process =
                wrapper.withJavaAndMaven().start(List.of("/usr/bin/env", "--default-signal=INT"), "", "echo", "wait");
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null && !line.startsWith("at "); line = reader.readLine());
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        assertThat(process.waitFor(3, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void aJbangThatIsThereIsUsedWithAJdkThatSuits() throws Exception {
        wrapper.with("jbang", "#!/bin/sh\necho \"theirs: $* with $JAVA_HOME\"\n");
        assertThat(wrapper.run("echo", "x").output()).matches("(?s)theirs: /.*check out/scripts/echo.java x with /.+");
    }

    @Test
    void aCopyOfItselfOnPathIsNotTakenForJbang() throws Exception {
        wrapper.with("jbang", Files.readString(Checkout.ROOT.resolve("jbang")));
        assertThat(wrapper.withJavaAndMaven().run("echo", "x").code()).isEqualTo(7);
    }

    @Test
    void aDamagedJarIsBroughtAgain() throws Exception {
        Path cache = Files.createDirectories(scratch.resolve("cache"));
        Path jar;
        try (var files = Files.list(Home.find().cache())) {
            jar = files.filter(file -> file.getFileName().toString().matches("jbang-cli-.*-all.jar")).findFirst()
                    .orElse(null);
        }
        assumeTrue(jar != null, "this machine has a JBang of its own");
        Files.writeString(cache.resolve(jar.getFileName()), "damaged");
        Wrapper.Ended ended = wrapper.set("LAMBDA_RACE_CACHE", cache.toString()).withJavaAndMaven().run("echo", "x");
        assertThat(ended.output()).contains("Downloading JBang").contains("x on ");
        assertThat(cache.resolve(jar.getFileName())).hasSameBinaryContentAs(jar);
        assertThat(cache).isDirectoryNotContaining("glob:**/jbang.*");
    }

    @Test
    void aJarThatIsNotThePinnedOneIsRefused() throws Exception {
        wrapper.withJavaAndMaven().with("mv").set("LAMBDA_RACE_CACHE", scratch + "/cache");
        wrapper.file("jbang", Checkout.read("jbang").replaceFirst("sum=f", "sum=0"));
        fails(wrapper, "could not be downloaded: its checksum is not the expected one");
        assertThat(scratch.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void withoutMavenItNamesTheCommand() throws Exception {
        fails(wrapper.set("LAMBDA_RACE_CACHE", scratch + "/cache").with("java"),
                "Maven is missing. It downloads JBang and builds the Java parts.");
    }

    @Test
    void withoutANetworkItSaysWhatCouldNotBeBrought() throws Exception {
        mirror("http://127.0.0.1:1/");
        fails(wrapper.withJavaAndMaven(), "could not be downloaded: ", "Could not transfer artifact",
                "Check the network");
    }

    @Test
    @Tag("long")
    @Tag("alone")
    void aMirrorThatDoesNotAnswerIsGivenUpSoon() throws Exception {
        try (SilentHost silent = new SilentHost()) {
            mirror(silent.url());
            long start = System.nanoTime();
            fails(wrapper.withJavaAndMaven(), "could not be downloaded: ", "Check the network");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    @Test
    @Tag("long")
    @Tag("alone")
    void jbangGivesASilentRepositoryUpSoon() throws Exception {
        try (SilentHost silent = new SilentHost()) {
            wrapper.file("scripts/echo.java", "//DEPS no:thing:1\n//REPOS " + silent.url() + "\nclass echo {}\n");
            long start = System.nanoTime();
            Wrapper.Ended ended = wrapper.withJavaAndMaven().run("echo", "x");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(ended.output()).isLessThan(SOON);
            assertThat(ended.code()).as(ended.output()).isNotZero();
            assertThat(ended.output()).contains("no:thing");
        }
    }

    /** A user with an empty cache whose Maven asks this host only. */
    private void mirror(String url) throws IOException {
        Files.createDirectories(scratch.resolve(".m2"));
        Files.writeString(scratch.resolve(".m2/settings.xml"), """
                <settings><mirrors><mirror><id>down</id><mirrorOf>*</mirrorOf>
                <url>%s</url></mirror></mirrors></settings>""".formatted(url));
        wrapper.set("LAMBDA_RACE_CACHE", scratch + "/cache").set("MAVEN_OPTS", "-Duser.home=" + scratch);
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws Exception {
        fails(wrapper.set("LAMBDA_RACE_CACHE", "/dev/null/cache").withJavaAndMaven(),
                "/dev/null/cache cannot be written.", "LAMBDA_RACE_CACHE");
    }

    @Test
    void withoutAJdkItNamesTheNextStep() throws Exception {
        wrapper.with("jbang", "#!/bin/sh\necho cannot; exit 1\n");
        assumeTrue(new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "only root can hide the JDKs of this machine");
        Wrapper.Ended ended = wrapper.with("mount").with("unshare").with("sh").runBehind(
                List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs none /usr/lib/jvm && exec \"$0\" \"$@\""), "",
                "echo", "x");
        assertThat(ended.output()).contains("JBang could not install JDK 25.", "set JAVA_HOME to its folder");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        Path old = scratch.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
        assertThat(Files.writeString(old.resolve("bin/javac"), "#!/bin/sh\n").toFile().setExecutable(true)).isTrue();
        Wrapper.Ended ended = wrapper.set("JAVA_HOME", old.toString()).withJavaAndMaven().run("echo", "x");
        assertThat(ended.output()).containsPattern("x on (2[5-9]|[3-9]\\d)");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void ctrlCWhileJbangIsBroughtLeavesNothing() throws Exception {
        Path cache = scratch.resolve("cache");
        wrapper.with("java").with("sleep").with("mvn", "#!/bin/sh\nsleep 60\n")
                .set("LAMBDA_RACE_CACHE", cache.toString());
        Process process = wrapper.start(List.of("/usr/bin/env", "--default-signal=INT", "/usr/bin/setsid"), "",
                "echo", "x");
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null && !line.contains("Downloading"); line = reader.readLine());
        assertThat(cache).isNotEmptyDirectory();
        // to all processes in the foreground, as a terminal does it
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void onAnotherSystemItNamesTheWay() throws Exception {
        Files.delete(scratch.resolve("tools/uname"));
        fails(wrapper.with("uname", "#!/bin/sh\necho MINGW64_NT\n"), "Lambda Race runs on Linux.", "WSL2");
    }

    private static void fails(Wrapper wrapper, String... sentences) throws Exception {
        Wrapper.Ended ended = wrapper.run("echo", "x");
        assertThat(ended.output()).contains(sentences);
        assertThat(ended.code()).isEqualTo(1);
    }
}
