package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.variant.Toolchain;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lambdas/tools/graalvm} on a machine that has only what a test gives it. */
class GraalVmTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"given", "home/.jbang/cache/jdks/25", "home/.jbang/cache/graalvm/25"})
    void itIsFoundWhereItsUsersHaveIt(String place) throws IOException {
        Path tool = nativeImage(place, "native-image 25.0.1 2025-10-21");
        assertThat(probe()).isEqualTo(new Probe("native-image 25.0.1", ""));
        Files.delete(tool);
        assertThat(probe().fault()).isEqualTo("graalvm is missing (no native-image 25 or newer in GRAALVM_HOME, "
                + "JAVA_HOME, PATH or JBang's JDKs).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GraalVM CE 25.0.2+10.1                    | GraalVM CE 25.0.2+10.1
            Oracle GraalVM 25.0.1+8.1                 | Oracle GraalVM 25.0.1+8.1
            Mandrel-25.0.0.1-Final                    | Mandrel-25.0.0.1-Final
            assembled from its parts on Maven Central | native-image 25.0.2, assembled from its parts on Maven Central
            """)
    void itsVersionSaysWhoseBuilderItIs(String vendor, String version) throws IOException {
        nativeImage("given", "native-image 25.0.2 2026-01-20\nGraalVM Runtime Environment " + vendor
                + " (build 25.0.2)\nSubstrate VM " + vendor + " (build 25.0.2, serial gc)");
        assertThat(probe()).isEqualTo(new Probe(version, ""));
    }

    @Test
    void anOldOneIsPassedOverForANewerOne() throws IOException {
        nativeImage("given", "native-image 21.0.2 2024-01-16");
        Files.writeString(folder.resolve("given/release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(probe().usable()).isFalse();
        nativeImage("home/.jbang/cache/graalvm/25", "native-image 25.0.2 2026-01-20");
        assertThat(probe().version()).isEqualTo("native-image 25.0.2");
    }

    private Path nativeImage(String place, String said) throws IOException {
        Path tool = Files.createDirectories(folder.resolve(place + "/bin")).resolve("native-image");
        Files.writeString(tool, "#!/bin/sh\ncat <<'END'\n" + said + "\nEND\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        return tool;
    }

    private Probe probe() {
        Path lambdas = Home.find().lambdas();
        Toolchain real = Variants.toolchains(lambdas).get("graalvm");
        String onIt = "export GRAALVM_HOME=%s/given HOME=%s/home LAMBDA_RACE_CACHE=%s/cache JAVA_HOME= JBANG_DIR= "
                .formatted(folder, folder, folder) + "PATH=/usr/bin:/bin; ";
        Map<String, String> env = Map.of("GRAALVM_HOME", onIt + real.env().get("GRAALVM_HOME"));
        Toolchain there = new Toolchain(env, onIt + real.probe(), real.version(), real.atLeast(), "", null, "",
                real.install());
        return Probe.of("graalvm", there, lambdas);
    }
}
