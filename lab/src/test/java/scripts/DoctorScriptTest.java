package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.console.Paragraph;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jbang doctor} with a cache folder of its own. */
class DoctorScriptTest {

    @TempDir
    Path cache;

    @Test
    void whatIsMissingComesFirstWithItsCommandAndEveryLineFits() {
        try (Script doctor = doctor()) {
            List<String> lines = doctor.output().lines().toList();
            assertThat(doctor.exitCode()).as(doctor.output()).isZero();
            assertThat(lines).allMatch(line -> line.length() <= 100 || line.contains(cache.toString()));
            // this cache is empty, so zig is not in it
            String zig = Variants.toolchains(Home.find().lambdas()).get("zig").install();
            assertThat(lines).containsSubsequence("Missing tools, each with the command that installs it",
                    Paragraph.command("    ", zig).lines().findFirst().orElseThrow(), "Installed",
                    "Variants that are built: none.");
            assertThat(lines).anyMatch(line -> line.startsWith("  zig "));
        }
    }

    @Test
    void itSaysWhichBuilderMakesNativeImages() throws IOException {
        Path tool = Files.createDirectories(cache.resolve("graalvm/bin")).resolve("native-image");
        Files.writeString(tool, """
                #!/bin/sh
                echo 'native-image 25.0.2 2026-01-20'
                echo 'GraalVM Runtime Environment assembled from its parts on Maven Central (build 25.0.2)'
                """);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        try (Script doctor = Script.run("doctor", Map.of("LAMBDA_RACE_CACHE", cache.toString(), "GRAALVM_HOME",
                cache.resolve("graalvm").toString()))) {
            assertThat(doctor.output()).containsPattern(
                    "  graalvm +25\\.0\\.2 +native-image 25\\.0\\.2, assembled from its parts on Maven Central:");
        }
    }

    @Test
    void anArchitectureThatNobodyTriedIsCalledUntested() {
        try (Script doctor = Script.run("doctor",
                Map.of("LAMBDA_RACE_CACHE", cache.toString(), "JAVA_TOOL_OPTIONS", "-Dos.arch=aarch64"))) {
            assertThat(doctor.output()).contains("aarch64: it should work, but nobody has tested it")
                    .doesNotContain("supported.");
        }
    }

    @Test
    void cleaningAsksAndDeletesOnlyWhatNothingNeeds() throws IOException {
        Path build = Files.createDirectories(cache.resolve("variants/no-such-variant-0123456789ab"));
        Files.writeString(build.resolve("built.json"), "{}");
        Path download = Files.createDirectories(cache.resolve("jbang.AbC123"));
        Files.setLastModifiedTime(download, FileTime.fromMillis(0));
        Path kept = Files.createDirectories(cache.resolve("kept/cargo"));
        try (Script doctor = doctor("--clean")) {
            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.output()).contains("Built variants (1)", "there is no variant no-such-variant",
                    "jbang.AbC123: it wasn't finished", "--yes").doesNotContain("\tat ");
        }
        assertThat(build).exists();
        try (Script doctor = doctor("--clean", "--yes")) {
            assertThat(doctor.exitCode()).as(doctor.output()).isZero();
            assertThat(doctor.output()).endsWith("Deleted.\n");
        }
        assertThat(build).doesNotExist();
        assertThat(download).doesNotExist();
        assertThat(kept).exists();
        try (Script doctor = doctor("--clean")) {
            assertThat(doctor.exitCode()).isZero();
            assertThat(doctor.output()).contains("nothing to delete");
        }
    }

    private Script doctor(String... options) {
        return Script.run("doctor", Map.of("LAMBDA_RACE_CACHE", cache.toString()), options);
    }
}
