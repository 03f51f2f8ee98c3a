package lab.notebook.cell;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.EvalException;

/** What a cell shows when it failed: the learner's own part of it, and what to do next. */
public final class CellErrors {

    private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s+(variable|method|class)\\s+([\\w$]+)");
    /** Where a name was looked for: in a value or a class that is there, so that no cell can bring it. */
    private static final Pattern MEMBER =
            Pattern.compile(
                    "(?m)^\\s*location:\\s+(variable (\\w+) of type (\\S+)|(class|interface) ([\\w.]+[A-Z]\\w*))");
    /** A missing variable whose name the compiler takes for a package: {@code java.invoke()}. */
    private static final Pattern PACKAGE =
            Pattern.compile(
                    "^package (\\w+) does not exist|^cannot find symbol(?s:.*)location:\\s+package (\\w+)\\s*$");
    private static final Pattern DEPENDENCY = Pattern.compile("(?:variable|method|class) ([\\w$]+).*");
    private static final String AGAIN =
            "Click this cell, then choose Run → Run All Above Selected Cell. Then run this cell again.";

    private CellErrors() {}

    /**
     * A cell that does not compile.
     *
     * @param messages the compiler's messages, one for each error
     * @param usual    the kernel's own lines, colours included
     * @param source   the cell
     */
    public static List<String> compilation(List<String> messages, List<String> usual, String source) {
        List<String> missing = messages.stream().distinct().flatMap(CellErrors::missing).distinct().toList();
        if (!missing.isEmpty()) return notThere(missing, source);
        List<String> lines = new ArrayList<>(once(usual));
        messages.stream().map(MEMBER::matcher).filter(Matcher::find).findFirst().map(CellErrors::members)
                .ifPresent(lines::add);
        return lines;
    }

    private static Stream<String> missing(String message) {
        Matcher taken = PACKAGE.matcher(message);
        if (taken.find()) return Stream.of(taken.group(1) == null ? taken.group(2) : taken.group(1));
        if (!message.startsWith("cannot find symbol") || MEMBER.matcher(message).find()) return Stream.empty();
        return SYMBOL.matcher(message).results().map(symbol -> symbol.group(2));
    }

    private static String members(Matcher location) {
        return location.group(2) == null ? location.group(5) + " has no member of that name."
                : ("%s is a %s, which has no member of that name. To list its members, write \"%1$s.\" (with the dot) "
                        + "and press Tab.")
                        .formatted(location.group(2), location.group(3).replaceAll("\\b[a-z]\\w*\\.", ""));
    }

    /** @param dependencies of a method or class, as JShell names them, e.g. {@code variable python} */
    public static List<String> unresolved(List<String> dependencies, String source) {
        return notThere(dependencies.stream().map(DEPENDENCY::matcher).filter(Matcher::matches)
                .map(found -> found.group(1)).distinct().toList(), source);
    }

    /** Names that no cell has declared yet: which cell does, and how to run it. */
    private static List<String> notThere(List<String> names, String source) {
        List<String> lines = new ArrayList<>(List.of(names.stream().collect(joining(", ")) + (names.size() == 1
                ? " does not exist yet." : " do not exist yet.")));
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : names) {
            Optional<String> cell = Declared.above(source, name);
            if (cell.isEmpty()) unknown.add(name);
            else lines.add(name + " comes from the cell above that begins with:  " + cell.get());
        }
        boolean imported = !unknown.isEmpty() && Declared.anyImportAbove(source);
        if (!unknown.isEmpty())
            lines.add(String.join(", ", unknown) + (imported
                    ? " may come from an import in a cell above. If there is no such import, check the spelling and "
                            + "the capitals."
                    : (unknown.size() == 1 ? " is" : " are") + " not declared in any cell above. Check the spelling "
                            + "and the capitals. If you declared it in your own cell, run that cell first."));
        if (imported || unknown.size() < names.size())
            lines.add("That cell hasn't run since the kernel started, or it failed. " + AGAIN);
        return lines;
    }

    /**
     * A cell that threw something, or was stopped.
     *
     * @param usual   the kernel's own lines, colours included
     * @param snippet the source of a piece of a cell by JShell's number
     */
    public static List<String> thrown(Throwable e, List<String> usual, UnaryOperator<String> snippet) {
        Optional<EvalException> found = evaluated(e);
        if (found.isEmpty())
            return switch (e.getClass().getSimpleName()) {
                case "EvaluationInterruptedException" ->
                        List.of("You stopped the cell. You can run it again at any time.");
                case "IncompleteSourceException" ->
                        Stream.concat(Stream.of("The cell ends in the middle of a statement. "
                                + "A ), a }, a quote or a ; is missing."), once(usual).stream().skip(1)).toList();
                default -> withoutFrames(once(usual));
            };
        EvalException thrown = found.get();
        String message = String.valueOf(thrown.getMessage());
        if (thrown.getExceptionClassName().equals(CannotRun.class.getName())) return message.lines().toList();
        List<String> lines = new ArrayList<>();
        lines.add(thrown.getExceptionClassName().replaceFirst("^java\\.(lang|util)\\.", "")
                + (thrown.getMessage() == null ? "" : ": " + message));
        Arrays.stream(thrown.getStackTrace()).filter(CellErrors::ofACell)
                .map(frame -> "    at " + shown(frame, snippet))
                .forEach(lines::add);
        return lines;
    }

    private static Optional<EvalException> evaluated(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof EvalException thrown) return Optional.of(thrown);
        return Optional.empty();
    }

    /** JShell calls the file of a piece of a cell {@code #} and its number. */
    private static boolean ofACell(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().matches("#\\w+");
    }

    private static String shown(StackTraceElement frame, UnaryOperator<String> snippet) {
        String method = frame.getMethodName().isEmpty() ? "" : frame.getMethodName() + ", ";
        String source = snippet.apply(frame.getFileName().substring(1));
        List<String> lines = source == null ? List.of() : source.lines().toList();
        int number = frame.getLineNumber();
        return method + "line " + number
                + (number >= 1 && number <= lines.size() ? ":  " + lines.get(number - 1).strip()
                        : "");
    }

    /** The same block of lines is said once. */
    private static List<String> once(List<String> usual) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : usual) {
            block.add(line);
            if (line.isEmpty()) {
                if (!blocks.contains(block)) blocks.add(block);
                block = new ArrayList<>();
            }
        }
        if (!block.isEmpty() && !blocks.contains(block)) blocks.add(block);
        return blocks.stream().flatMap(List::stream).toList();
    }

    private static List<String> withoutFrames(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.replaceAll("\u001B\\[[\\d;]*m", "").matches("\\s+(at .*|\\.\\.\\. \\d+ more)"))
                .toList();
    }
}
