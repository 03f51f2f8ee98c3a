package lab.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Folders;
import lab.Problem;

/**
 * What became of a small file when its language's own tools tried it: who noticed a mistake, and when.
 *
 * @param path     the file
 * @param compiler exit code of the compiler; 0 also where the language has none to ask
 * @param run      exit code of the program; -1 if it never ran
 * @param output   what compiler and program said
 */
public record Tried(String path, int compiler, int run, String output) implements Shown {

    /** Compiles (Rust, Java) and runs a file; 2024 is the edition of the Rust function. */
    static Tried of(Path checkout, Path file) throws IOException, InterruptedException {
        String path = file.startsWith(checkout) ? checkout.relativize(file).toString() : file.getFileName().toString();
        Path scratch = Files.createTempDirectory("tried");
        try {
            List<String> output = new ArrayList<>();
            String name = file.getFileName().toString();
            List<String> compile = switch (name.substring(name.lastIndexOf('.'))) {
                case ".rs" -> List.of("rustc", "--edition", "2024", "--color", "never", "-o", scratch.resolve("program").toString(), name);
                case ".java" -> List.of(jdk("javac"), "-d", scratch.toString(), name);
                default -> List.of();
            };
            int compiler = compile.isEmpty() ? 0 : run(compile, file.getParent(), output);
            if (compiler != 0) return new Tried(path, compiler, -1, String.join("\n", output));
            List<String> start = switch (name.substring(name.lastIndexOf('.'))) {
                case ".rs" -> List.of(scratch.resolve("program").toString());
                case ".java" -> List.of(jdk("java"), "-cp", scratch.toString(), name.replace(".java", ""));
                default -> List.of("python3", name);
            };
            return new Tried(path, compiler, run(start, file.getParent(), output), String.join("\n", output));
        } finally {
            Folders.delete(scratch);
        }
    }

    /** Was the mistake noticed before anything ran? */
    public boolean compilerObjects() {
        return compiler != 0;
    }

    /** Did it run to its end as if nothing were wrong? */
    public boolean ranToItsEnd() {
        return run == 0;
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int run(List<String> command, Path folder, List<String> output) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            output.addAll(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList());
            return process.waitFor();
        } catch (IOException e) {
            throw new Problem(command.getFirst() + " cannot be started here.", "./jbang doctor tells the command that adds it.", e);
        }
    }

    @Override
    public String html() {
        Html.Kind kind = compilerObjects() ? Html.Kind.PASSED : Html.Kind.NOT_YET;
        return Html.bar(kind, path, verdict()) + Html.pre(output);
    }

    @Override
    public String text() {
        return path + ": " + verdict() + "\n" + output;
    }

    private String verdict() {
        if (compilerObjects()) return "The compiler objects; nothing runs.";
        return ranToItsEnd() ? "Compiled if it has a compiler, and ran to its end with exit code 0." : "Stopped while running, with exit code " + run + ".";
    }
}
