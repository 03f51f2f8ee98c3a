package lab.toolchain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.variant.Toolchain;

/**
 * The result of a check for a tool.
 *
 * @param version as the tool prints it; empty if it is not usable
 * @param fault   why it is not usable, a sentence; empty if it is
 */
public record Probe(String version, String fault) {

    /** Runs the tool's probe in a folder, on this process's PATH with the lab's own JDK first. */
    static Probe of(String name, Toolchain tool, Path folder) {
        Shell.Result result = Shell.run(tool.probe(), folder, environment(tool, folder));
        if (result.exitCode() != 0)
            return new Probe("", name + " is missing (" + firstLine(said(result.output()), tool.probe()) + ").");
        String version = version(tool, result.output());
        if (!tool.atLeast().isEmpty() && older(version, tool.atLeast()))
            return new Probe("", name + " " + version + " is too old: you need " + tool.atLeast() + " or newer.");
        return new Probe(version, "");
    }

    /** The variables that the tool's {@code env} comes to on this machine. */
    static Map<String, String> environment(Toolchain tool, Path folder) {
        Map<String, String> environment = new HashMap<>();
        tool.env().forEach((name, command) -> environment.put(name, Shell.run(command, folder).output().strip()));
        return environment;
    }

    public boolean usable() {
        return fault.isEmpty();
    }

    /** Without the shell's own name and line number, with which it begins what it says itself. */
    private static String said(String output) {
        return output.strip().replaceFirst("^\\S*sh: (line )?\\d+: ", "");
    }

    private static String version(Toolchain tool, String output) {
        if (tool.version().isEmpty()) return firstLine(output, "");
        Matcher matcher = Pattern.compile(tool.version()).matcher(output);
        return matcher.find() ? matcher.group(1) : firstLine(output, "unknown");
    }

    static boolean older(String version, String atLeast) {
        int[] have = numbers(version);
        int[] want = numbers(atLeast);
        for (int i = 0; i < want.length; i++) {
            int digit = i < have.length ? have[i] : 0;
            if (digit != want[i]) return digit < want[i];
        }
        return false;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+")).filter(part -> !part.isEmpty()).mapToInt(Integer::parseInt)
                .toArray();
    }

    private static String firstLine(String text, String otherwise) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse(otherwise);
    }
}
