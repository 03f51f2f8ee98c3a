package lab.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at blanks, so that a terminal of {@value #WIDTH} columns shows whole words. */
public final class Paragraph {

    public static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * @param first begins the first line, e.g. a name; a word that is wider than a line stands alone on one
     * @param rest  begins every further line
     */
    public static String of(String first, String text, String rest) {
        return String.join("\n", lines(first, words(text), rest, ""));
    }

    /** A shell command that stays one command: lines end in a backslash, and what is quoted stays on one line. */
    public static String command(String indent, String command) {
        return String.join("\n", lines(indent, arguments(command), indent + "  ", " \\"));
    }

    private static List<String> lines(String first, List<String> words, String rest, String end) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words) {
            if (!empty && line.length() + 1 + word.length() + end.length() > WIDTH) {
                lines.add(line + end);
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        char quote = 0;
        for (char each : command.strip().toCharArray()) {
            if (each == ' ' && quote == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
                continue;
            }
            if (quote == 0 ? each == '"' || each == '\'' : each == quote) quote = quote == 0 ? each : 0;
            argument.append(each);
        }
        arguments.add(argument.toString());
        return arguments;
    }
}
