package locallambda.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import locallambda.log.EnvironmentLog;
import locallambda.log.FunctionLog;
import locallambda.log.LogLines;
import locallambda.runtime.Ending;
import locallambda.runtime.EnvironmentVariables;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.ProcessOutput;
import locallambda.runtime.RuntimeApi;
import locallambda.runtime.RuntimeProcess;
import locallambda.system.LabMarker;
import locallambda.system.Pause;
import locallambda.system.Problem;

/**
 * A published version: the memory of a function at the end of its INIT, from which any number of environments start.
 */
public final class Snapshot implements AutoCloseable {

    /**
     * Publishing may take this long, or the function's time-out if that is longer. Source: AWS Lambda Developer Guide,
     * "SnapStart".
     */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(130);
    /** For compilers and timers to come to rest; nobody waits for a publication as they do for an environment. */
    private static final int REST_MS = 300;

    private final FunctionConfig config;
    private final RuntimeProcess.Starter starter;
    private final SnapshotTool tool;
    private final SnapshotPort port = new SnapshotPort();
    private final Path folder;
    private Path output;
    private long pid;

    private Snapshot(FunctionConfig config, RuntimeProcess.Starter starter, SnapshotTool tool, Path folder) {
        this.config = config;
        this.starter = starter;
        this.tool = tool;
        this.folder = folder;
    }

    /**
     * Runs INIT and {@code beforeCheckpoint} with all processors and takes the snapshot.
     *
     * @param log gets what the function writes meanwhile
     * @throws Problem that names the function, the error's type and the reason
     */
    public static Snapshot publish(FunctionConfig config, RuntimeProcess.Starter starter, FunctionLog log) {
        Snapshot snapshot = new Snapshot(config, starter, SnapshotTool.bundled(), SnapshotFolders.next(config.name()));
        try {
            snapshot.take(new EnvironmentLog(log), new LogLines(config.logFormat()));
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
        ProcessOutput written = new ProcessOutput(starter.folder());
        output = written.path();
        RuntimeApi api = new RuntimeApi(RuntimeApi.Hooks.AWAIT_SNAPSHOT, config.name() + "/snapshot", written::size);
        double processors = Runtime.getRuntime().availableProcessors();
        Place place = new Place(port.add(api));
        Map<String, String> environment = EnvironmentVariables.of(config, config.name() + "/snapshot", port.address());
        Duration limit = config.timeout().compareTo(INIT_LIMIT) > 0 ? config.timeout() : INIT_LIMIT;
        try (RuntimeProcess process = starter.start(config, config.name() + "/snapshot", processors, written, api,
                place, tool.start(config.command()), environment, () -> {})) {
            RuntimeProcess.Init init = process.awaitInit(limit);
            InvocationOutcome failure = init.ending() instanceof Ending.Ready ? null
                    : InvocationOutcome.of(init.ending(), "publication", limit, process.cage().outOfMemory());
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
        return new Problem(
                "No snapshot of " + config.name() + " could be taken: " + why.strip().replaceFirst("\\.$", "") + ".",
                "Its INIT and its hooks are in its log, " + config.name() + ".log.");
    }

    /**
     * A copy, in limits of its own, as {@link RuntimeProcess.Starter#start} starts a new process.
     *
     * @param vcpus CPU share from the moment it goes on; CRIU's own work before that is not held back, and could not
     *              stand the signals by which some limits do so
     */
    public RuntimeProcess restore(String id, double vcpus, Runnable onDeath) throws IOException {
        ProcessOutput written = new ProcessOutput(starter.folder());
        RuntimeApi api = new RuntimeApi(RuntimeApi.Hooks.GO_ON, id, written::size);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(LabMarker.VARIABLE, LabMarker.value());
        RuntimeProcess process = starter.start(config, id, Runtime.getRuntime().availableProcessors(), written, api,
                new Place(port.add(api)), tool.restore(pid, folder, output), environment, onDeath);
        api.beforeGoingOn(() -> process.cage().vcpus(vcpus));
        written.forgetName();
        return process;
    }

    public Path folder() {
        return folder;
    }

    /** Forgets the snapshot. Copies that still live can no longer answer. */
    @Override
    public void close() {
        port.close();
        SnapshotFolders.remove(folder);
    }

    /** One process at the port of all. */
    private final class Place implements RuntimeProcess.Place {

        private final SnapshotPort.Copy copy;

        Place(SnapshotPort.Copy copy) {
            this.copy = copy;
        }

        @Override
        public void started(Process process) {
            copy.started(process.pid());
        }

        @Override
        public long pid(Process process) {
            return copy.pid() == 0 ? process.pid() : copy.pid();
        }

        @Override
        public void close() {
            port.remove(copy);
        }
    }
}
