import java.io.File;
import java.io.IOException;
import java.util.List;

/** Runs the commands that do the work. */
final class Run {

    private Run() {}

    /**
     * @param otherwise begins the sentence if it fails
     * @return what it printed
     */
    static String command(String otherwise, String... words) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new Fault(otherwise + ": there is no " + words[0] + " here. Install it, then try again.");
        }
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new Fault(otherwise + ": " + reason(output));
        return output;
    }

    /** The first line that names an error, else the last one. */
    private static String reason(String output) {
        List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String line = lines.stream().filter(each -> each.matches("(?i).*(error|no space).*")).findFirst()
                .orElse(lines.isEmpty() ? "it gave no reason" : lines.getLast());
        return line.replaceFirst("^\\[ERROR] ", "").replaceFirst(" -> \\[Help 1]$", "");
    }
}
