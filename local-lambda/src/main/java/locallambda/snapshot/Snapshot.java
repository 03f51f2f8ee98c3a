package locallambda.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import locallambda.files.EnvironmentFiles;
import locallambda.files.FileIsolation;
import locallambda.limits.Limits;
import locallambda.log.EnvironmentLog;
import locallambda.log.FunctionLog;
import locallambda.log.LogLines;
import locallambda.runtime.Ending;
import locallambda.runtime.EnvironmentVariables;
import locallambda.runtime.ExecWrapper;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.ProcessOutput;
import locallambda.runtime.ProcessSource;
import locallambda.runtime.RuntimeApi;
import locallambda.runtime.RuntimePort;
import locallambda.runtime.RuntimeProcess;
import locallambda.system.LabMarker;
import locallambda.system.Pause;
import locallambda.system.Problem;

/** A published version: a function's memory at the end of its INIT, from which any number of environments start. */
public final class Snapshot implements ProcessSource {

    /** Publishing may take this long, or as long as the time-out. Source: AWS Lambda Developer Guide, "SnapStart". */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(130);
    /** For compilers and timers to come to rest; nobody waits for a publication as they do for an environment. */
    private static final int REST_MS = 300;
    private static final double PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final FunctionConfig config;
    private final Limits limits;
    private final Path outputs;
    private final SnapshotTool tool = SnapshotTool.bundled();
    private final SnapshotPort port = new SnapshotPort();
    private final Path folder;
    private EnvironmentFiles files;
    private Path output;
    private long pid;

    private Snapshot(FunctionConfig config, Limits limits, Path outputs) {
        this.config = config;
        this.limits = limits;
        this.outputs = outputs;
        this.folder = SnapshotFolders.next(config.name());
    }

    /**
     * Runs INIT and {@code beforeCheckpoint} with all processors and takes the snapshot.
     *
     * @param outputs folder for the files that the processes write into
     * @param log     gets what the function writes meanwhile
     * @throws Problem that names the function, the error's type and the reason
     */
    public static Snapshot publish(FunctionConfig config, Limits limits, Path outputs, FunctionLog log) {
        Snapshot snapshot = new Snapshot(config, limits, outputs);
        try {
            snapshot.take(new EnvironmentLog(log), new LogLines(config.logFormat(), config.version()));
            return snapshot;
        } catch (IOException e) {
            snapshot.close();
            throw failed(config, e.getMessage());
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    private void take(EnvironmentLog log, LogLines lines) throws IOException {
        String publication = config.name() + "/snapshot";
        files = FileIsolation.of(config.taskFolder());
        ProcessOutput written = new ProcessOutput(outputs);
        output = written.path();
        RuntimeApi api = new RuntimeApi(RuntimeApi.Hooks.AWAIT_SNAPSHOT, publication, written::size);
        RuntimePort place = port.of(api);
        Map<String, String> variables = EnvironmentVariables.of(config, publication, place.address());
        Duration limit = config.timeout().compareTo(INIT_LIMIT) > 0 ? config.timeout() : INIT_LIMIT;
        try (RuntimeProcess process = RuntimeProcess.start(config, limits, publication, PROCESSORS,
                new RuntimeProcess.Launch(tool.start(ExecWrapper.around(config)), variables, written, api, place,
                        files),
                () -> {})) {
            RuntimeProcess.Init init = process.awaitInit(limit);
            InvocationOutcome failure = init.ending() instanceof Ending.Ready ? null
                    : InvocationOutcome.of(init.ending(), "publication", limit, process.limits()::outOfMemory);
            log.take(written, written.size());
            log.line(lines.initReport(init.ms(), "init", failure, true));
            if (failure != null)
                throw failed(config, (failure.errorType() + ": " + failure.error()).replaceFirst("^: ", ""));
            Pause.ms(REST_MS);
            pid = process.pid();
            tool.dump(pid, folder);
        }
    }

    private static Problem failed(FunctionConfig config, String why) {
        return new Problem("The lab couldn't take a snapshot of " + config.name() + ": " + why.strip()
                .replaceFirst("\\.$", "") + ".", "Read the output from the function's INIT and hooks in its log, "
                        + config.name() + ".log.");
    }

    /**
     * {@inheritDoc} The process is a copy with its own limits. Its CPU share applies from the moment when the copy
     * continues. CRIU's own work before that moment is not limited, because some limits use signals that would disturb
     * CRIU.
     */
    @Override
    public RuntimeProcess start(String environment, EnvironmentFiles own, double vcpus, Runnable onDeath)
            throws IOException {
        ProcessOutput written = new ProcessOutput(outputs);
        RuntimeApi api = new RuntimeApi(RuntimeApi.Hooks.GO_ON, environment, written::size);
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put(LabMarker.VARIABLE, LabMarker.value());
        RuntimeProcess process = RuntimeProcess.start(config, limits, environment, PROCESSORS,
                new RuntimeProcess.Launch(tool.restore(pid, folder, output), variables, written, api, port.of(api),
                        own),
                onDeath);
        api.beforeGoingOn(() -> process.limits().vcpus(vcpus));
        written.forgetName();
        return process;
    }

    public Path folder() {
        return folder;
    }

    /** {@inheritDoc} Each environment's files include what the function wrote before its snapshot. */
    @Override
    public EnvironmentFiles files() throws IOException {
        return files.copy();
    }

    /** Forgets the snapshot. Copies that still live can no longer answer. */
    @Override
    public void close() {
        port.close();
        if (files != null) files.close();
        SnapshotFolders.remove(folder);
    }
}
