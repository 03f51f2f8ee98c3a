package locallambda.limits;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import locallambda.files.FileIsolation;
import locallambda.files.TaskFolder;

/** Another lab in a process of its own: with one environment in limits of that name, waiting to be killed. */
public record OtherLab(Process process, ProcessHandle environment) {

    private static final String READY_FILES = "ready-files";

    public static OtherLab start(String limits) throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), OtherLab.class.getName(), limits)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String pid = process.inputReader().readLine();
        return new OtherLab(process, ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
    }

    /** One that keeps files ready for an environment that has not started; the environment is the lab itself. */
    public static OtherLab withReadyFiles() throws Exception {
        return start(READY_FILES);
    }

    public long pid() {
        return process.pid();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Args: the limits, or nothing to find them and tell what share a busy loop got. */
    public static void main(String[] args) throws Exception {
        if (List.of(args).contains(READY_FILES)) {
            FileIsolation.of(new TaskFolder(Path.of("").toAbsolutePath(), false, List.of(), Map.of(), 512, List.of()))
                    .prepare();
            System.out.println(ProcessHandle.current().pid());
            Thread.sleep(300_000);
        }
        Limits limits = args.length == 0 ? Limits.detect() : Limits.named(args[0]);
        EnvironmentLimits environmentLimits = limits.limit("other", 512);
        if (args.length > 0) {
            System.out.println(WorkingLimits.start(environmentLimits, "sleep", "300").pid());
            Thread.sleep(300_000);
        }
        System.out.println(limits.name());
        WorkingLimits.busy(environmentLimits);
        long start = System.nanoTime();
        Thread.sleep(1_000);
        System.out.printf(Locale.ROOT, "%.4f%n", environmentLimits.cpuMs() / ((System.nanoTime() - start) / 1e6));
        environmentLimits.close();
    }
}
