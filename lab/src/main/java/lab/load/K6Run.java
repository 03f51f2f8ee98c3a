package lab.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.run.folder.RunFolder;
import locallambda.system.LabMarker;
import locallambda.system.Problem;

/** One run of k6: the process, what it prints while it runs, and what it leaves behind. */
final class K6Run {

    /** Tags that each row of k6.csv.gz carries; fewer tags, smaller files. */
    private static final String SYSTEM_TAGS = "status,scenario,error,error_code,check";

    /** A shell between, because only a process that waited for k6 is told how much CPU time k6 took. */
    private static final String TIMED = "\"$@\"; code=$?; times > \"$0\"; exit $code";

    private static final Pattern RUNNING =
            Pattern.compile("running \\((?:(\\d+)h)?(?:(\\d+)m)?([\\d.]+)s\\),.*?(\\d+) complete");
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /** The signal with which Linux ends a process when the memory is used up; anybody else may send it as well. */
    private static final int SIGKILL = 9;

    private final K6 k6;
    private final Path script;
    private final Path plan;
    private final Path samples;
    private final Path counts;
    private final Path log;
    private final Path cpu;
    private final Map<String, String> environment;

    K6Run(K6 k6, Path script, Path plan, Path folder, Map<String, String> environment) {
        this.environment = environment;
        this.k6 = k6;
        this.script = script;
        this.plan = plan;
        this.samples = folder.resolve(RunFolder.K6);
        this.counts = folder.resolve(RunFolder.COUNTS);
        this.log = folder.resolve(RunFolder.K6_LOG);
        this.cpu = folder.resolve("cpu.txt");
    }

    K6.Result carryOut(Consumer<K6.Progress> progress) throws InterruptedException {
        try {
            long began = System.nanoTime();
            int exitCode = waitFor(builder().start(), progress);
            double seconds = (System.nanoTime() - began) / 1e9;
            List<String> faults = K6Log.faults(log);
            if (exitCode != 0 || !faults.isEmpty() || !Files.exists(counts)) throw failed(exitCode, faults);
            Counts said = new ObjectMapper().readValue(counts.toFile(), Counts.class);
            K6.Result result = new K6.Result(said.requests(), said.dropped(), said.invalid(), cpuMs(), seconds);
            Files.delete(cpu);
            return result;
        } catch (IOException e) {
            throw new Problem("k6 cannot be run: " + e.getMessage() + ".",
                    "Free some disk space if the disk is full, then continue with --resume.", e);
        }
    }

    /** What the scripts' handleSummary writes. */
    private record Counts(List<K6.Count> requests, Map<String, Long> dropped, Map<String, Long> invalid) {}

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", TIMED, cpu.toString(),
                k6.binary().toString(), "run", "--no-usage-report", "--no-color", "--address", "", "--system-tags",
                SYSTEM_TAGS, "--out", "csv=" + samples, script.toString())
                .redirectError(log.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("K6_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of(LabMarker.VARIABLE, LabMarker.value(), "K6_CSV_TIME_FORMAT", "unix_milli",
                "RACE_PLAN", plan.toAbsolutePath().toString(), "RACE_COUNTS", counts.toAbsolutePath().toString()));
        return builder;
    }

    private static int waitFor(Process process, Consumer<K6.Progress> progress) throws InterruptedException {
        try {
            Thread reader = Thread.startVirtualThread(() -> follow(process, progress));
            int exitCode = process.waitFor();
            reader.join();
            return exitCode;
        } finally {
            Trees.kill(process);
        }
    }

    private static void follow(Process process, Consumer<K6.Progress> progress) {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher matcher = RUNNING.matcher(line);
                if (matcher.find())
                    progress.accept(new K6.Progress(
                            3600 * number(matcher.group(1)) + 60 * number(matcher.group(2)) + number(matcher.group(3)),
                            Long.parseLong(matcher.group(4))));
            }
        } catch (IOException e) {
            if (process.isAlive()) throw new UncheckedIOException(e); // a killed k6 may leave its pipe closed
        }
    }

    /** The shell's second line is about its children: user and system time. */
    private double cpuMs() throws IOException {
        Matcher matcher = TIME.matcher(Files.readAllLines(cpu).get(1));
        double seconds = 0;
        while (matcher.find()) seconds += 60 * number(matcher.group(1)) + number(matcher.group(2));
        return seconds * 1000;
    }

    private static double number(String text) {
        return text == null ? 0 : Double.parseDouble(text);
    }

    private Problem failed(int exitCode, List<String> faults) throws IOException {
        if (exitCode > 128 && exitCode < 160) return killed(exitCode - 128);
        String what = exitCode == 0 ? "k6's results can't be used" : "k6 failed with exit code " + exitCode;
        String why = faults.isEmpty() ? K6Log.unformatted(log).orElse("") : String.join(" | ", faults);
        return why.isEmpty()
                ? new Problem(what + ", and its log doesn't say why.",
                        "Continue with --resume. If this happens again, check k6 with this command: " + k6.binary()
                                + " version")
                : new Problem(what + ": " + why, "Fix the problem that k6 reports, then continue with --resume.");
    }

    private static Problem killed(int signal) {
        return new Problem("k6 was killed by signal " + signal + ". The lab doesn't know who sent this signal, or why.",
                "Continue with --resume. If k6 is killed again, " + (signal == SIGKILL
                        ? "look for \"Out of memory\" in the kernel's log (sudo dmesg), and free some memory."
                        : "find out which program on this machine ends it."));
    }
}
