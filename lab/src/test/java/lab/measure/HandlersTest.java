package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlersTest {

    private static final String IMPORTS = "import com.amazonaws.services.lambda.runtime.*; import java.io.*;\n";

    @TempDir
    Path folder;

    @Test
    void aHandlerIsFoundThroughItsParents() throws Exception {
        assertThat(candidates("abstract class Base implements RequestStreamHandler {}\n"
                + "class Some extends Base "
                + "{ public void handleRequest(InputStream in, OutputStream out, Context c) {} }"))
                .containsExactly("Some::handleRequest");
    }

    @Test
    void severalAreFoundInTheOrderOfTheirNames() throws Exception {
        assertThat(candidates("class Two implements RequestHandler<String, String> "
                + "{ public String handleRequest(String in, Context c) { return in; } }\n"
                + "class One extends Two {}")).containsExactly("One::handleRequest", "Two::handleRequest");
    }

    @Test
    void aJarWithoutOneHasNone() throws Exception {
        assertThat(candidates("class Some { String handle(String in) { return in; } }")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler",
        "org.springframework.cloud.function.adapter.aws.FunctionInvoker",
        "io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction",
        "com.amazonaws.serverless.proxy.spring.SpringDelegatingLambdaContainerHandler"})
    void aFrameworksHandlerIsFoundInALibrary(String handler) throws Exception {
        int dot = handler.lastIndexOf('.');
        String name = handler.substring(dot + 1);
        Path library = Compiled.jar(name, "package " + handler.substring(0, dot) + ";\n" + IMPORTS + "public class "
                + name + " implements RequestStreamHandler "
                + "{ public void handleRequest(InputStream in, OutputStream out, Context c) {} }", folder);
        Path own = Compiled.jar("Some", "class Some { String handle(String in) { return in; } }", folder);
        assertThat(Handlers.read(List.of(own, library)).candidates()).containsExactly(handler + "::handleRequest");
    }

    @Test
    void aLibrarysHandlerIsNoFunctions() throws Exception {
        Path library = Compiled.jar("Library", IMPORTS + "public class Library implements RequestStreamHandler "
                + "{ public void handleRequest(InputStream in, OutputStream out, Context c) {} }", folder);
        Path own = Compiled.jar("Some", "class Some {}", folder);
        assertThat(Handlers.read(List.of(own, library)).candidates()).isEmpty();
    }

    @Test
    void aHandlerOfOnesOwnKindIsTakenByItsName() throws Exception {
        Path jar = Compiled.jar("Some", "class Some { String price(String in) { return in; } }", folder);
        assertThat(Handlers.read(List.of(jar)).has("Some::price")).isTrue();
        assertThat(Handlers.read(List.of(jar)).has("Other::price")).isFalse();
    }

    @Test
    void aClassFileNewerThanThisJdkIsNamed() throws Exception {
        Path jar = Compiled.jar("Some", "class Some {}", folder);
        Path classes = Files.createDirectory(folder.resolve("newer"));
        Archive.unpack(jar, classes);
        byte[] bytes = Files.readAllBytes(classes.resolve("Some.class"));
        bytes[7] += 2;
        Files.write(classes.resolve("Some.class"), bytes);
        Archive.pack(classes, folder.resolve("newer.jar"));
        assertThatThrownBy(() -> Handlers.read(List.of(folder.resolve("newer.jar")))).isInstanceOf(Problem.class)
                .hasMessageContaining("Some was compiled for Java " + (Runtime.version().feature() + 2));
    }

    private List<String> candidates(String source) throws Exception {
        return Handlers.read(List.of(Compiled.jar("Some", IMPORTS + source, folder))).candidates();
    }
}
