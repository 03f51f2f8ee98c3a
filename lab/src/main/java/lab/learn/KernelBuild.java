package lab.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** Compiles the kernel's own class against the JJava that pip installed, because no Maven registry has that version. */
final class KernelBuild {

    static final String MAIN = "lab.learn.LabKernel";
    private static final String RESOURCE = "/lab/learn/LabKernel.java";

    private KernelBuild() {}

    static String source() throws IOException {
        try (InputStream in = KernelBuild.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Compiles it once.
     *
     * @param classes   the folder for the compiled class
     * @param classPath of the lab and the kernel
     * @throws Problem with the compiler's message
     */
    static Path into(Path classes, String classPath) throws IOException {
        if (Files.isDirectory(classes)) return classes;
        Path folder = Files.createTempDirectory(classes.getParent(), "classes");
        Path file = Files.writeString(folder.resolve("LabKernel.java"), source());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StringWriter said = new StringWriter(); var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-implicit:none", "-cp", classPath, "-d", folder.toString());
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file)).call())
                throw new Problem(
                        "The notebooks' kernel couldn't be compiled:\n"
                                + said.toString().replace(folder + "/", "").strip(),
                        "If you changed notebooks/requirements.txt, restore it with git, because it names the version "
                                + "of jjava that the kernel needs. Otherwise, delete "
                                + classes.getParent().resolveSibling("jupyter-*")
                                + ", and run ./jbang learn again, which installs jjava again.");
            Files.move(folder, classes);
        } catch (IOException e) {
            if (!Files.isDirectory(classes)) throw e; // else another process was faster
        } finally {
            if (Files.exists(folder)) Folders.delete(folder);
        }
        return classes;
    }
}
