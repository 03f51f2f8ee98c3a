package lab.notebook.view;

import java.nio.file.Path;
import java.util.regex.Pattern;
import lab.toolchain.Shell;

/** What a shell command printed, and how it ended. */
public record CommandOutput(String command, int exitCode, String output) implements Shown {

    /** What a terminal would show as a colour. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[\\d;]*m");

    public static CommandOutput by(String command, Path folder) {
        Shell.Result result = Shell.run(command, folder);
        return new CommandOutput(command, result.exitCode(), COLOUR.matcher(result.output()).replaceAll("").strip());
    }

    @Override
    public String html() {
        return Html.pre("$ " + command + "\n" + output) + (exitCode == 0 ? "" : Html.bar(Html.Kind.NOTE, "", end()));
    }

    @Override
    public String text() {
        return "$ " + command + "\n" + output + (exitCode == 0 ? "" : "\n" + end());
    }

    private String end() {
        return "The command ended with exit code " + exitCode
                + ". Its last line gives the reason. You can continue without it.";
    }
}
