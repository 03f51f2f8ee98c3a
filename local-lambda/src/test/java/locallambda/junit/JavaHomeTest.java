package locallambda.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {

    @Test
    void theDefaultRunsTheTests() {
        assertThat(JavaHome.of("").path()).isEqualTo(Path.of(System.getProperty("java.home")));
        assertThat(JavaHome.of("").feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void aPropertyOrAVariableMayNameIt() {
        assertThat(JavaHome.of("${java.home}").feature()).isEqualTo(Runtime.version().feature());
        assertThatThrownBy(() -> JavaHome.of("${NO_SUCH_JAVA_HOME}")).isInstanceOf(Problem.class)
                .hasMessageContaining("${NO_SUCH_JAVA_HOME}, which isn't set");
    }

    @Test
    void aFolderWithoutJavaIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> JavaHome.of(folder.toString())).isInstanceOf(Problem.class)
                .hasMessageContaining(folder.toString());
    }
}
