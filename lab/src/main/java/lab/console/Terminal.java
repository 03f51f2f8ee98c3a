package lab.console;

import java.io.PrintStream;

/**
 * Where a verb prints, and what that place can show.
 *
 * @param interactive someone watches: a line may be overwritten
 * @param colours     colours and bold are shown
 */
public record Terminal(PrintStream out, boolean interactive, boolean colours) {

    /** Standard output: interactive on a terminal that can move its cursor, coloured unless {@code NO_COLOR} is set. */
    public static Terminal detect() {
        boolean interactive =
                System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(System.out, interactive, interactive && (noColor == null || noColor.isEmpty()));
    }

    public String green(String text) {
        return coloured("32", text);
    }

    public String yellow(String text) {
        return coloured("33", text);
    }

    public String red(String text) {
        return coloured("31", text);
    }

    public String bold(String text) {
        return coloured("1", text);
    }

    private String coloured(String code, String text) {
        return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
