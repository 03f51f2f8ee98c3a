package lab.notebook.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;

/**
 * What a small program printed and how it ended.
 *
 * @param program what was run, as a command
 * @param exit    its exit code
 * @param where   empty if it ran here; else where and when
 */
public record ProgramRun(String program, int exit, String output, String where) implements Shown {

    /** Greets on the JVM, from the source file. */
    public static ProgramRun onJvm(String greeting) {
        return InACell.run("the program is running",
                () -> of("java Greeting.java " + greeting, GreetingFolder.sources(Home.find()),
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "Greeting.java", greeting)));
    }

    /** Runs a command in a folder. */
    static ProgramRun of(String program, Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ProgramRun(program, process.waitFor(), output.strip(), "");
    }

    public boolean failed() {
        return exit != 0;
    }

    @Override
    public String html() {
        return (where.isEmpty() ? "" : Html.bar(Html.Kind.NOTE, "", elsewhere())) + Html.pre(lines());
    }

    @Override
    public String text() {
        return (where.isEmpty() ? "" : elsewhere() + "\n") + lines();
    }

    private String elsewhere() {
        return "The program did not run on this machine. Its output was " + where + ".";
    }

    private String lines() {
        return "$ " + program + "\n" + output + (failed() ? "\n(exit code " + exit + ")" : "");
    }
}
