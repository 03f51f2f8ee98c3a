package lab.notebook.deploy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/**
 * Replaces the handler of a Java variant with a handler from a notebook. The new handler is compiled against the
 * variant's jars and started by the variant's command.
 */
public final class OwnHandler {

    private OwnHandler() {}

    /**
     * The same function with another handler.
     *
     * @param handler what its command names, e.g. {@code race.Handler}
     * @param name    the other handler's class, in no package
     * @param source  the whole Java file
     * @param classes an empty folder for the compiler
     * @throws Problem with the compiler's messages
     */
    public static FunctionConfig in(FunctionConfig function, String handler, String name, String source, Path classes)
            throws IOException {
        compile(function.directory(), name, source, classes);
        List<String> command = function.command().stream()
                .map(part -> part.replace("-cp \"", "-cp \"" + classes + ":").replace(handler, name)).toList();
        return function.withCommand(command);
    }

    private static void compile(Path built, String name, String source, Path classes) throws IOException {
        Path file = Files.writeString(classes.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> all = Files.walk(built); StringWriter said = new StringWriter()) {
            String jars =
                    all.map(Path::toString).filter(each -> each.endsWith(".jar")).collect(Collectors.joining(":"));
            var files = compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file);
            List<String> options = List.of("-cp", jars, "-d", classes.toString());
            if (compiler.getTask(said, null, null, options, null, files).call()) return;
            throw new Problem("Your code does not compile:\n" + said.toString().replace(classes + "/", "").strip(),
                    "Fix your code, then run its cell and this cell again.");
        }
    }
}
