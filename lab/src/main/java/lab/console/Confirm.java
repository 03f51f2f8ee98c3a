package lab.console;

import java.util.Locale;
import java.util.Scanner;
import locallambda.system.Problem;

/** Asks before something that costs money or cannot be undone. */
public final class Confirm {

    private Confirm() {}

    /**
     * Checks that {@link #ask} will be possible. Call it before you begin anything that {@link #ask} will ask about.
     *
     * @param yes the user has answered it on the command line already
     * @throws Problem if nobody is there to answer
     */
    public static void possible(Terminal terminal, boolean yes) {
        if (!yes && !terminal.interactive())
            throw new Problem("This command asks you before it changes anything, but it can't ask, because it isn't "
                    + "running in a terminal.",
                    "Run the command in a terminal, or repeat it with --yes.");
    }

    /**
     * @param question ends with a question mark
     * @param yes      the user has answered it on the command line already
     * @throws Problem if nobody is there to answer
     */
    public static boolean ask(Terminal terminal, String question, boolean yes) {
        if (yes) return true;
        if (!terminal.interactive())
            throw new Problem(question + " You can't answer, because this command isn't running in a terminal.",
                    "Read the text above. If you agree, repeat the command with --yes.");
        terminal.out().print(terminal.bold(question) + " [y/N] ");
        terminal.out().flush();
        Scanner in = new Scanner(System.in);
        return in.hasNextLine() && in.nextLine().strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
