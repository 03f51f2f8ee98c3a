package lab.console;

import java.util.Scanner;
import lab.Problem;

/** Asks before something that costs money or cannot be undone. */
public final class Confirm {

    private Confirm() {}

    /**
     * @param question ends with a question mark
     * @param yes      the user has answered it on the command line already
     * @throws Problem if nobody is there to answer
     */
    public static boolean ask(Terminal terminal, String question, boolean yes) {
        if (yes) return true;
        if (!terminal.interactive()) throw new Problem(question + " Nobody is here to answer.", "Look at what is said above, then repeat the command with --yes.");
        terminal.out().print(terminal.bold(question) + " [y/N] ");
        terminal.out().flush();
        Scanner in = new Scanner(System.in);
        return in.hasNextLine() && in.nextLine().strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
    }
}
