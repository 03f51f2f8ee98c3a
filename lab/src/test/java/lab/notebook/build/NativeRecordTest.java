package lab.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import lab.Home;
import lab.toolchain.MissingTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import testing.LeavesNoBuilds;

/** What a machine without GraalVM is shown in notebook 05. */
class NativeRecordTest {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    private static final String CLASS = "{\"reflection\": [{\"type\": \"Servus\"}]}";
    private static final String ALL =
            "{\"reflection\": [{\"type\": \"Servus\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]}]}";

    private NativeRecord record;

    @BeforeEach
    void read() throws IOException {
        record = NativeRecord.read(Home.find());
    }

    @Test
    void aConstantNameIsInTheExecutableAndAComputedOneIsNot() throws IOException {
        NativeBuild closed = build("{\"reflection\": []}");
        assertThat(closed.run("hello").failed()).isFalse();
        assertThat(closed.run("ahoy").failed()).isFalse();
        assertThat(closed.run("servus").output()).contains("ClassNotFoundException: Servus");
    }

    @Test
    void theClassAloneIsNotEnough() throws IOException {
        assertThat(build(CLASS).run("servus").output()).doesNotContain("ClassNotFoundException");
        assertThat(build(CLASS).run("servus").failed()).isTrue();
        assertThat(build(ALL).run("servus").output()).isEqualTo(ProgramRun.onJvm("servus").output());
    }

    @Test
    void whatDeclaresTheSameInOtherWordsGetsTheSame() throws IOException {
        assertThat(build(
                "{\"reflection\": [{\"type\": \"Other\"}, {\"allDeclaredConstructors\": true, \"type\": \"Servus\"}]}")
                .run("servus").failed()).isFalse();
    }

    @Test
    void saysThatItWasNotBuiltHereAndWhatAddsTheTool() throws IOException {
        assertThat(build(ALL).text()).contains("There is no native-image", "./jbang add it", "recorded on",
                "native-image 25");
        assertThat(build(ALL).run("servus").text())
                .contains("The program did not run on this machine. Its output was recorded on");
    }

    @Test
    void whatIsNoJsonIsToldWithItsLine() {
        assertThatThrownBy(() -> NativeBuild.of("{\"reflection\": [}")).hasMessageContaining("isn't JSON")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> NativeBuild.of("[]")).hasMessageContaining("isn't a JSON object");
    }

    /** Three real builds, unless the notebook's test made them before. */
    @Test
    @Tag("long")
    void isWhatAGraalVmMakesOfIt() throws IOException {
        for (String metadata : new String[] {"{\"reflection\": []}", CLASS, ALL}) {
            NativeBuild real = NativeBuild.of(metadata);
            assumeTrue(!real.recorded(), "there is no native-image here");
            for (String greeting : new String[] {"hello", "ahoy", "servus"})
                assertThat(said(real.run(greeting))).isEqualTo(said(build(metadata).run(greeting)));
        }
    }

    /** Without the stack, whose lines are another release's. */
    private static String said(ProgramRun ran) {
        return ran.exit() + " " + ran.output().lines().findFirst().orElse("");
    }

    private NativeBuild build(String metadata) throws IOException {
        MissingTool missing = new MissingTool("greeting", "graalvm", "There is no native-image.", "./jbang add it");
        return NativeBuild.of(record, new ObjectMapper().readTree(metadata), missing);
    }
}
