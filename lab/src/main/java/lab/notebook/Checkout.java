package lab.notebook;

import java.util.List;
import lab.Home;
import lab.notebook.cell.InACell;
import lab.notebook.view.CommandOutput;
import lab.notebook.view.Shown;
import lab.notebook.view.SideBySide;
import lab.notebook.view.Source;

/** Lets cells show files of the checkout and run commands in it. */
public final class Checkout {

    private Checkout() {}

    /** Shows a file of the checkout, e.g. {@code lambdas/java/src/main/java/race/Handler.java}. */
    public static Source show(String path) {
        return InACell.run(() -> Source.of(Home.find(), path));
    }

    /** Shows several files or other values side by side. */
    public static Shown beside(Shown... parts) {
        return new SideBySide(List.of(parts));
    }

    /** Runs a shell command in the checkout and shows what it printed. */
    public static CommandOutput sh(String command) {
        return InACell.run("the command is running", () -> CommandOutput.by(command, Home.find().checkout()));
    }
}
