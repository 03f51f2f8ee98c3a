package lab.toolchain;

import java.util.regex.Pattern;

/** Prepares a variant's {@code start} for the shell, as one command in which class names stay unchanged. */
final class StartCommand {

    /** With the backslash that a shell wants there. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\\\?\\R\\s*");

    private StartCommand() {}

    /**
     * A line break would end the command, and the shell would drop the rest. A dollar sign within a word is part of it,
     * as in {@code race.Outer$Inner}; the shell would put a variable there. Single quotes protect both.
     */
    static String of(String start) {
        StringBuilder command = new StringBuilder();
        String line = LINE_BREAK.matcher(start.strip()).replaceAll(" ");
        boolean quoted = false;
        boolean doubleQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '\'' && !doubleQuoted) quoted = !quoted;
            if (each == '"' && !quoted) doubleQuoted = !doubleQuoted;
            if (each == '$' && !quoted && isPartOfWord(line, i)) command.append('\\');
            command.append(each);
        }
        return command.toString();
    }

    private static boolean isPartOfWord(String line, int at) {
        return at > 0 && at + 1 < line.length() && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isJavaIdentifierPart(line.charAt(at + 1)) && line.charAt(at + 1) != '$';
    }
}
