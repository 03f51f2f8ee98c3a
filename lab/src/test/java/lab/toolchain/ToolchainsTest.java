package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.variant.Toolchain;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolchainsTest extends WithWorkshop {

    @Test
    void aToolThatIsHereIsNotMissing() {
        assertThat(toolchains().missing(workshop.variant())).isEmpty();
        assertThat(toolchains().versions(workshop.variant())).containsExactly(Map.entry("sh", "1.2.3"));
    }

    @Test
    void aMissingToolIsNamedWithItsReasonAndItsFix() throws IOException {
        workshop.toolchains("sh: {probe: no-such-tool --version, install: get no-such-tool}\n");
        MissingTool missing = toolchains().missing(workshop.variant()).orElseThrow();
        assertThat(missing.variant()).isEqualTo("shell");
        assertThat(missing.tool()).isEqualTo("sh");
        assertThat(missing.reason()).startsWith("sh is not here (no-such-tool").endsWith(").");
        assertThat(missing.fix()).isEqualTo("get no-such-tool");
    }

    @Test
    void anOldToolIsMissing() throws IOException {
        workshop.toolchains(
                "sh: {probe: echo v3.8.19, version: 'v([0-9.]+)', atLeast: '3.9', install: get a newer one}\n");
        assertThat(toolchains().missing(workshop.variant()).orElseThrow().reason())
                .isEqualTo("sh 3.8.19 is too old: it takes 3.9 or newer.");
    }

    @Test
    void versionsAreComparedAsNumbers() throws IOException {
        workshop.toolchains("sh: {probe: echo v3.13, version: 'v([0-9.]+)', atLeast: '3.9', install: none}\n");
        assertThat(toolchains().missing(workshop.variant())).isEmpty();
    }

    @Test
    void aVariantsOwnToolIsAskedToo() throws IOException {
        workshop.with("needs: [sh]", "needs: [sh, own]\ntools:\n  own: {probe: 'exit 3', install: make it}");
        assertThat(toolchains().missing(workshop.variant()).orElseThrow().fix()).isEqualTo("make it");
    }

    @Test
    void aToolIsAskedOnce() throws IOException {
        Path asked = folder.resolve("asked");
        workshop.toolchains("sh: {probe: echo x >> " + asked + ", install: none}\n");
        for (int i = 0; i < 3; i++) toolchains().missing(workshop.variant());
        assertThat(Files.readAllLines(asked)).hasSize(1);
    }

    @Test
    void aToolWithoutPackagesIsNotInstalled() throws IOException {
        workshop.toolchains("sh: {probe: no-such-tool-either, install: get it}\n");
        List<String> said = new ArrayList<>();
        toolchains().addFor(workshop.variant(), said::add);
        assertThat(said).isEmpty();
        assertThat(toolchains().missing(workshop.variant())).isPresent();
    }

    @Test
    void whatAToolLacksIsNotInstalledWhileAnotherIsMissing() throws IOException {
        workshop.toolchains(
                "gone: {probe: exit 1, install: get it}\nsh: {probe: exit 1, debian: no-such-package, "
                        + "install: get it}\n");
        workshop.with("needs: [sh]", "needs: [gone, sh]");
        List<String> said = new ArrayList<>();
        toolchains().addFor(workshop.variant(), said::add);
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"given/bin", "home/.jbang/cache/jdks/25/bin"})
    void graalVmIsFoundWhereItsUsersHaveIt(String bin) throws IOException {
        Path tool = Files.createDirectories(folder.resolve(bin)).resolve("native-image");
        Files.writeString(tool, "#!/bin/sh\necho native-image 25.0.1 2025-10-21\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Toolchain graalVm = Variants.toolchains(Home.find().lambdas()).get("graalvm");
        String elsewhere = "export GRAALVM_HOME=" + folder.resolve("given") + " HOME=" + folder.resolve("home")
                + " JAVA_HOME= JBANG_DIR= PATH=/usr/bin:/bin; ";
        Map<String, String> env = Map.of("GRAALVM_HOME", elsewhere + graalVm.env().get("GRAALVM_HOME"));
        Toolchain here = new Toolchain(env, graalVm.probe(), graalVm.version(), graalVm.atLeast(), "", "", "",
                graalVm.install());
        assertThat(Probe.of("graalvm", here, folder)).isEqualTo(new Probe("25.0.1", ""));
        Files.delete(tool);
        assertThat(Probe.of("graalvm", here, folder).fault())
                .startsWith("graalvm is not here (GRAALVM_HOME: no native-image in GRAALVM_HOME, JAVA_HOME, PATH");
    }

    @Test
    void theProjectsOwnToolsAreAskedOnThisMachine() {
        assertThat(new Toolchains(Home.find().lambdas()).probes().get("jdk-25").version()).startsWith("25");
    }

    private Toolchains toolchains() {
        return new Toolchains(workshop.home().lambdas());
    }
}
