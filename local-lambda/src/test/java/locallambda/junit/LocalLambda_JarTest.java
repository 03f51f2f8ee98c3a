package locallambda.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function runs from a deployment package, which has its own code and nothing of the tests. */
@LocalLambda(handler = "locallambda.junit.Orders::handleRequest", jar = "target/packages/orders-*.jar",
        java = "${java.home}", environment = "JAVA_TOOL_OPTIONS=-Dmine=yes")
class LocalLambda_JarTest {

    private static final String CODE = "locallambda/junit/Orders.class";
    private static final Path PACKAGES = Path.of("target/packages");

    @BeforeAll
    static void pack() throws IOException {
        Files.createDirectories(PACKAGES);
        try (OutputStream file = Files.newOutputStream(PACKAGES.resolve("orders-1.0.jar"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(CODE));
            Files.copy(Path.of("target/test-classes", CODE), zip);
        }
    }

    @Test
    void itsClassPathIsThePackage(LambdaFunction orders) {
        assertThat(ask(orders, "class", "locallambda.junit.Orders")).isEqualTo("true");
        assertThat(ask(orders, "class", "org.junit.jupiter.api.Test")).isEqualTo("false");
        assertThat(ask(orders, "property", "mine")).isEqualTo("\"yes\"");
        assertThat(ask(orders, "property", "java.home")).isEqualTo("\"" + System.getProperty("java.home") + "\"");
    }

    @Test
    void aPackageThatIsMissingOrNotTheOnlyOneIsNamed(@TempDir Path folder) throws IOException {
        BuildFolder build = new BuildFolder(folder);
        assertThatThrownBy(() -> FunctionCode.ofPackage("target/packages/none-*.jar", build))
                .isInstanceOf(Problem.class).hasMessageContaining("none-*.jar");
        Files.createFile(folder.resolve("a-1.jar"));
        Files.createFile(folder.resolve("a-2.jar"));
        assertThatThrownBy(() -> FunctionCode.ofPackage(folder + "/a-*.jar", build)).isInstanceOf(Problem.class)
                .hasMessageContaining("a-1.jar, a-2.jar");
    }

    private static String ask(LambdaFunction orders, String what, String name) {
        return orders.invoke("{\"do\": \"" + what + "\", \"name\": \"" + name + "\"}").payload();
    }
}
