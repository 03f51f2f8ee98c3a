package lab.notebook.calls;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.learn.Work;
import lab.load.K6;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.CellProgress;
import lab.notebook.cell.InACell;
import lab.platform.LocalPlatform;
import locallambda.report.Invocation;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** A k6 script of a learner's own, and its runs against functions of the local Lambda. */
public record K6Script(Path file) {

    private static final Pattern RUNNING = Pattern.compile("running \\((?:(\\d+)m)?([\\d.]+)s\\),.*?(\\d+) complete");

    /** Writes the script into {@code my-work/}, and replaces a script of the same name. */
    public static K6Script of(String name, String text) {
        return InACell.run(() -> new K6Script(
                Files.writeString(Files.createDirectories(Work.of(Home.find()).folder()).resolve(name), text)));
    }

    /** Runs the script against a function. The script finds the function's URL in {@code __ENV.URL}. */
    public Load run(DeployedFunction function) {
        return run(function, Map.of());
    }

    /** The same with more variables for {@code __ENV}. */
    public Load run(DeployedFunction function, Map<String, String> variables) {
        return InACell.run("k6 is calling " + function.name(), () -> load(function, variables));
    }

    private Load load(DeployedFunction function, Map<String, String> variables) throws Exception {
        if (!Files.isRegularFile(file))
            throw new Problem("There is no k6 script " + file + ".", "Run the cell that writes it, or check its name.");
        K6 k6 = K6.find(Home.find(), new CellBuild());
        List<Invocation> heard = KernelLambda.HEARD;
        Path folder = Files.createTempDirectory("lambda-race-k6-");
        try {
            int before = heard.size();
            Path samples = folder.resolve("k6.csv");
            List<String> said = execute(command(k6, samples), environment(function, variables), folder);
            KernelLambda.running().settle(Duration.ofSeconds(10));
            if (!Files.exists(samples))
                throw new Problem("k6 could not run " + file.getFileName() + ":\n" + reason(said),
                        "Fix the script and run the cell again.");
            List<Call> calls = heard.subList(before, heard.size()).stream()
                    .filter(one -> one.function().equals(function.name()))
                    .sorted(Comparator.comparingLong(Invocation::startedAtMs))
                    .map(one -> new Call(one.function(), "", List.of(), one.report(), Double.NaN, "here, local",
                            one.error()))
                    .toList();
            return Load.read(function.name(), samples, new Calls(function.name(), calls));
        } finally {
            Folders.delete(folder);
        }
    }

    private List<String> command(K6 k6, Path samples) {
        return List.of(k6.binary().toString(), "run", "--no-usage-report", "--no-color", "--address", "",
                "--out", "csv=" + samples, file.toAbsolutePath().toString());
    }

    private static Map<String, String> environment(DeployedFunction function, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("URL", function.url().toString());
        environment.put("SCALE", System.getenv().getOrDefault("LAMBDA_RACE_SCALE", "1"));
        environment.put("K6_CSV_TIME_FORMAT", "unix_milli");
        return environment;
    }

    private static List<String> execute(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("K6_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> said = new ArrayList<>();
        try (CellProgress progress = new CellProgress("k6", 0)) {
            Thread reader = Thread.startVirtualThread(() -> follow(process, said, progress));
            process.waitFor();
            reader.join();
        } finally {
            process.destroyForcibly();
        }
        return said;
    }

    private static void follow(Process process, List<String> said, CellProgress progress) {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher running = RUNNING.matcher(line);
                if (running.find())
                    progress.show("k6: " + (running.group(1) == null ? "" : running.group(1) + " min ")
                            + running.group(2) + " s, " + running.group(3) + " iterations");
                else said.add(line);
            }
        } catch (IOException e) {
            said.add(e.getMessage()); // the pipe of a k6 that was stopped
        }
    }

    private static String reason(List<String> said) {
        return String.join("\n",
                said.stream().filter(line -> line.contains("level=error") || line.contains("Error")).limit(3).toList());
    }
}
