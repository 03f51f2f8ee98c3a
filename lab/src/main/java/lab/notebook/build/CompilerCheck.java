package lab.notebook.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.Home;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The result of compiling and running a small program with its language's own tools: who noticed a mistake, and when.
 *
 * @param path     the file
 * @param noticed  who noticed
 * @param printed  what the program printed
 * @param said     what the compiler or the language's runtime said about it
 * @param recorded whether the result was recorded on another machine, because the compiler is not installed here
 */
public record CompilerCheck(String path, Noticed noticed, String printed, String said, boolean recorded)
        implements Shown {

    /** The first who noticed that something is wrong. */
    public enum Noticed {
        COMPILER("compiler", "The compiler rejected the program, so it never ran."),
        WHILE_RUNNING("run", "An error stopped the program while it ran."),
        WARNING("warning", "The program ran to its end with exit code 0, but printed a warning."),
        NOBODY("nobody", "The program ran to its end with exit code 0, and nothing showed the mistake.");

        private final String word;
        private final String sentence;

        Noticed(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }
    }

    /** Who noticed, in a word: compiler, run, warning or nobody. */
    public String who() {
        return noticed.word;
    }

    /** Compiles and runs a small Java, Python or Rust file of the checkout, and says who noticed its mistake. */
    public static CompilerCheck tried(String path) {
        return InACell.run("compiling and running " + path,
                () -> of(Home.find().checkout(), Home.find().checkout().resolve(path)));
    }

    /** Compiles and runs a file with the tools of its language. The file's extension decides which language it is. */
    static CompilerCheck of(Path checkout, Path file) throws IOException, InterruptedException {
        String path = file.startsWith(checkout) ? checkout.relativize(file).toString() : file.getFileName().toString();
        String name = file.getFileName().toString();
        Path scratch = Files.createTempDirectory("tried");
        try {
            Language language = Language.of(name, scratch);
            Optional<Program> compiler = language.compile().isEmpty() ? Optional.empty()
                    : run(language.compile(), file.getParent(), scratch);
            if (!language.compile().isEmpty() && compiler.isEmpty()) return recorded(path, file);
            if (compiler.isPresent() && compiler.get().exit() != 0)
                return new CompilerCheck(path, Noticed.COMPILER, "", compiler.get().said(), false);
            Program program = run(language.start(), file.getParent(), scratch)
                    .orElseThrow(() -> new Problem(language.start().getFirst() + " cannot be started here.",
                            "./jbang doctor shows the command that installs it."));
            Noticed noticed = program.exit() != 0 ? Noticed.WHILE_RUNNING
                    : program.said().isEmpty() ? Noticed.NOBODY : Noticed.WARNING;
            return new CompilerCheck(path, noticed, program.printed(), program.said(), false);
        } finally {
            Folders.delete(scratch);
        }
    }

    /** Reads the compiler's recorded output, which is beside the file and has the extension {@code .txt}. */
    static CompilerCheck recorded(String path, Path file) throws IOException {
        Path said = file.resolveSibling(file.getFileName().toString().replaceAll("\\.\\w+$", ".txt"));
        if (!Files.exists(said))
            throw new Problem("The compiler for " + path + " is not installed.",
                    "./jbang doctor shows the command that installs it.");
        return new CompilerCheck(path, Noticed.COMPILER, "", Files.readString(said).strip(), true);
    }

    /** How a language is compiled, if it is, and started; 2024 is the edition of the Rust function. */
    private record Language(List<String> compile, List<String> start) {

        static Language of(String name, Path scratch) {
            String program = scratch.resolve("program").toString();
            return switch (name.substring(name.lastIndexOf('.'))) {
                case ".rs" ->
                        new Language(List.of("rustc", "--edition", "2024", "--color", "never", "-o", program, name),
                                List.of(program));
                case ".java" -> new Language(List.of(jdk("javac"), "-d", scratch.toString(), name),
                        List.of(jdk("java"), "-cp", scratch.toString(), name.replace(".java", "")));
                default -> new Language(List.of(), List.of("python3", name));
            };
        }

        private static String jdk(String tool) {
            return Path.of(System.getProperty("java.home"), "bin", tool).toString();
        }
    }

    private record Program(int exit, String printed, String said) {}

    /** @return empty if there is no such command */
    private static Optional<Program> run(List<String> command, Path folder, Path scratch)
            throws IOException, InterruptedException {
        File printed = scratch.resolve("printed").toFile(), said = scratch.resolve("said").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(new File("/dev/null")).redirectOutput(printed).redirectError(said);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would say that it has read them
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            int exit = process.waitFor();
            return Optional.of(new Program(exit, Files.readString(printed.toPath()).strip(),
                    Files.readString(said.toPath()).strip()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String html() {
        Html.Kind kind = noticed == Noticed.COMPILER ? Html.Kind.PASSED
                : noticed == Noticed.NOBODY ? Html.Kind.NOT_YET : Html.Kind.NOTE;
        return Html.bar(kind, path, who(), sentence()) + Html.code((printed + "\n" + said).strip());
    }

    @Override
    public String text() {
        return path + " · " + who() + ". " + sentence() + "\n" + (printed + "\n" + said).strip();
    }

    private String sentence() {
        return noticed.sentence + (recorded ? " (This message is recorded, because the compiler isn't installed on "
                + "this machine.)" : "");
    }
}
