package lab.notebook;

import java.nio.file.Path;
import lab.build.Shell;

/** What a shell command printed, and how it ended. */
public record Said(String command, int exitCode, String output) implements Shown {

    static Said by(String command, Path folder) {
        Shell.Result result = Shell.run(command, folder);
        return new Said(command, result.exitCode(), result.output().strip());
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
        return "It ended with exit code " + exitCode + ". The last line says why; the notebook goes on without it.";
    }
}
