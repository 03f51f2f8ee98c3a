package lab.console;

import java.util.Locale;
import lab.Problem;

/** Asks before something happens that costs money or cannot be taken back. */
public final class Consent {

    private Consent() {}

    /**
     * @param what the whole sentence about what is going to happen
     * @param yes  somebody has agreed beforehand
     * @throws Problem if the answer is no, or nobody is there to give one
     */
    public static void ask(Terminal terminal, String what, boolean yes) {
        terminal.out().println(what);
        if (yes) return;
        if (System.console() == null || !System.console().isTerminal())
            throw new Problem("Nobody is here to say yes: nothing was started.", "Add --yes to start without being asked.");
        String answer = System.console().readLine("Start? [y/N] ");
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
            throw new Problem("Nothing was started.", "Answer y, or add --yes.");
    }
}
