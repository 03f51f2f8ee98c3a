package lab.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.learn.Work;
import lab.notebook.build.CommandOutput;
import lab.notebook.build.CompilerCheck;
import lab.notebook.build.InProcess;
import lab.notebook.build.Source;
import lab.notebook.cell.InACell;
import lab.notebook.view.Shown;
import lab.notebook.view.SideBySide;
import lab.toolchain.Built;
import tech.tablesaw.api.Table;

/** What a notebook's cells do with files: show those of the checkout, try them, write one's own. */
public final class Checkout {

    private Checkout() {}

    /** A file of the checkout, e.g. {@code lambdas/java/src/main/java/race/Handler.java}. */
    public static Source show(String path) {
        return InACell.run(() -> Source.of(Lab.home(), path));
    }

    /** Several files, or other things that show, side by side. */
    public static Shown beside(Shown... parts) {
        return new SideBySide(List.of(parts));
    }

    /**
     * Compiles and runs a small Java, Python or Rust file of the checkout, and says who noticed that something is wrong
     * with it.
     */
    public static CompilerCheck tried(String path) {
        return InACell.run(() -> CompilerCheck.of(Lab.home().checkout(), Lab.home().checkout().resolve(path)));
    }

    /** Runs a shell command in the checkout and shows what it printed. */
    public static CommandOutput sh(String command) {
        return InACell.run(() -> CommandOutput.by(command, Lab.home().checkout()));
    }

    /** Writes a script of your own into {@code my-work/}; one of the same name is replaced. */
    public static Path script(String name, String text) {
        return InACell.run(
                () -> Files.writeString(Files.createDirectories(Work.of(Lab.home()).folder()).resolve(name), text));
    }

    /** The class path of a Java variant: what one uploads, and what AWS's managed runtime brings along. */
    public static String classPath(Built built) {
        return InACell.run(() -> InProcess.classPath(built));
    }

    /** The jars of a built Java variant, largest first. */
    public static Table jars(Built built) {
        return InACell.run(() -> InProcess.jars(built));
    }
}
