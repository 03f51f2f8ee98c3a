package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.Home;
import org.junit.jupiter.api.Test;

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
        assertThat(missing.reason()).startsWith("sh is missing (no-such-tool").endsWith(").");
        assertThat(missing.fix()).isEqualTo("get no-such-tool");
    }

    @Test
    void anOldToolIsMissing() throws IOException {
        workshop.toolchains(
                "sh: {probe: echo v3.8.19, version: 'v([0-9.]+)', atLeast: '3.9', install: get a newer one}\n");
        assertThat(toolchains().missing(workshop.variant()).orElseThrow().reason())
                .isEqualTo("sh 3.8.19 is too old: you need 3.9 or newer.");
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

    @Test
    void theNextWayIsTriedWhereOneFails() throws IOException {
        Path here = folder.resolve("here");
        workshop.toolchains("""
                sh:
                  probe: cat %s
                  bring: [echo no network; exit 1, echo 7 > %s, echo never]
                  install: get it
                """.formatted(here, here));
        List<String> said = new ArrayList<>();
        toolchains().addFor(workshop.variant(), said::add);
        assertThat(said).containsExactly(
                "Installing sh into the cache (echo no network; exit 1), because variants are built with it.",
                "sh couldn't be installed in this way: no network",
                "Installing sh into the cache (echo 7 > " + here + "), because variants are built with it.");
        assertThat(toolchains().versions(workshop.variant())).containsExactly(Map.entry("sh", "7"));
    }

    @Test
    void whoeverListensHearsThatAToolIsBeingInstalledAndWhatComesNext() throws IOException {
        workshop.toolchains("sh: {probe: cat %1$s, bring: [exit 1, echo 7 > %1$s], install: get it}\n"
                .formatted(folder.resolve("installed")));
        List<String> heard = new ArrayList<>();
        toolchains().addFor(workshop.variant(), new BuildListener() {
            @Override
            public void accept(String line) {}

            @Override
            public void installs(String tool, List<String> next) {
                heard.add(tool + ", then " + next);
            }

            @Override
            public void ends() {
                heard.add("done");
            }
        });
        assertThat(heard).containsExactly("sh, then [shell]", "done", "sh, then [shell]", "done");
    }

    @Test
    void whatIsStartedDoesNotWaitLongForAHost() throws IOException {
        workshop.toolchains("sh: {probe: echo $PIP_TIMEOUT $CARGO_HTTP_TIMEOUT $MAVEN_OPTS, install: none}\n");
        assertThat(toolchains().versions(workshop.variant()).get("sh"))
                .startsWith("5 5 ").contains("-Daether.connector.connectTimeout=5000");
    }

    @Test
    void theProjectsOwnToolsAreAskedOnThisMachine() {
        assertThat(new Toolchains(Home.find().lambdas()).probes().get("jdk-25").version()).startsWith("25");
    }

    private Toolchains toolchains() {
        return new Toolchains(workshop.home().lambdas());
    }
}
