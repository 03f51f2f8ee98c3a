package lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import locallambda.system.LabMarker;

/** Keeps every processor awake by a busy process of the lowest priority on each, which gives way to any other. */
final class Spinners implements AutoCloseable {

    private final List<Process> processes;

    private Spinners(List<Process> processes) {
        this.processes = processes;
    }

    static Spinners none() {
        return new Spinners(List.of());
    }

    /** Linux's idle scheduling class: it runs only when nothing else wants to. */
    static Spinners start() throws IOException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            ProcessBuilder spinner = new ProcessBuilder("chrt", "--idle", "0", "sh", "-c", "while :; do :; done");
            spinner.environment().put(LabMarker.VARIABLE, LabMarker.value());
            processes.add(spinner.start());
        }
        return new Spinners(processes);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
