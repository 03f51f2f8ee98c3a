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
import lab.load.K6;
import lab.notebook.cell.CellProgress;
import lab.platform.LocalPlatform;
import locallambda.report.Invocation;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** One run of a learner's own k6 script against a function of the local Lambda. */
public final class LoadRun {

    private static final Pattern RUNNING = Pattern.compile("running \\((?:(\\d+)m)?([\\d.]+)s\\),.*?(\\d+) complete");

    private final K6 k6;
    private final LocalPlatform local;

    public LoadRun(K6 k6, LocalPlatform local) {
        this.k6 = k6;
        this.local = local;
    }

    public Load run(Path script, DeployedFunction function, Map<String, String> variables, List<Invocation> heard)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(script))
            throw new Problem("There is no k6 script " + script + ".", "Write it first, or look at its name.");
        Path folder = Files.createTempDirectory("lambda-race-k6-");
        try {
            int before = heard.size();
            Path samples = folder.resolve("k6.csv");
            List<String> said = execute(command(script, samples), environment(function, variables), folder);
            local.settle(Duration.ofSeconds(10));
            if (!Files.exists(samples))
                throw new Problem("k6 could not run " + script.getFileName() + ":\n" + reason(said),
                        "Mend the script and run the cell again.");
            List<Call> calls =
                    heard.subList(before, heard.size()).stream().filter(one -> one.function().equals(function.name()))
                            .sorted(Comparator.comparingLong(Invocation::startedAtMs))
                            .map(one -> new Call(one.function(), "", List.of(), one.report(), Double.NaN, "here, local",
                                    one.error()))
                            .toList();
            return Load.read(function.name(), samples, new Calls(function.name(), calls));
        } finally {
            Folders.delete(folder);
        }
    }

    private List<String> command(Path script, Path samples) {
        return List.of(k6.binary().toString(), "run", "--no-usage-report", "--no-color", "--address", "", "--out",
                "csv=" + samples, script.toAbsolutePath().toString());
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
