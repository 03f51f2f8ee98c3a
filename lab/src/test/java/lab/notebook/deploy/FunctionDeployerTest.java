package lab.notebook.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.notebook.calls.DeployedFunction;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks on a machine that lacks a tool. */
class FunctionDeployerTest {

    @TempDir
    Path checkout;
    private FunctionDeployer deployment;

    @BeforeEach
    void aMachineWithoutATool() throws IOException {
        Path variants = Files.createDirectories(checkout.resolve("lambdas/variants"));
        Files.writeString(checkout.resolve("lambdas/toolchains.yaml"),
                "cobol:\n  probe: exit 1\n  install: get cobol\n");
        for (String name : List.of("python", "rust", "of-my-own")) {
            Files.createDirectories(checkout.resolve("lambdas/" + name));
            Files.writeString(variants.resolve(name + ".yaml"),
                    "name: %s\ntitle: T\nfolder: %s\nartifact: a\nstart: s\nneeds: [%s]\n".formatted(name, name,
                            name.equals("python") ? "" : "cobol"));
        }
        deployment = new FunctionDeployer(new Home(checkout, checkout), () -> {
            throw new AssertionError("nothing is deployed");
        });
    }

    @Test
    void aVariantThatCannotBeBuiltIsReplayedAndSaysWhy() {
        DeployedFunction rust = deployment.deploy("rust", 512, 1);
        assertThat(rust.recorded()).isTrue();
        assertThat(rust.cold().source()).startsWith("reference run, ");
        assertThat(rust.text()).contains("cobol is missing", "To fix this: get cobol (then Kernel → Restart)");
    }

    @Test
    void whatIsToBeComparedIsReplayedTogether() {
        assertThat(deployment.together(512, List.of("python", "rust"))).allMatch(DeployedFunction::recorded);
    }

    @Test
    void aVariantThatTheReferenceRunHasNotIsAProblem() {
        assertThatThrownBy(() -> deployment.deploy("of-my-own", 512, 1)).isInstanceOf(Problem.class)
                .hasMessage("of-my-own cannot be built here, and the reference run has no calls to it.");
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> deployment.deploy("ruts", 512, 1)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).startsWith("Choose from ").contains("python", "rust"));
    }
}
