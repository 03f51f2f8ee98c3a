package lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import locallambda.files.EnvironmentFiles;
import locallambda.files.FileIsolation;
import locallambda.files.TaskFolder;
import locallambda.system.Problem;

/**
 * What the isolation of files adds to a restore: a copy of the snapshot's temporary files, the mounts, and moving a
 * process into them. Nothing is restored here, so nothing else is measured.
 */
final class FilesBench implements AutoCloseable {

    private static final int TIMES = 50;
    private static final int TMP_MB = 512;
    /** Contents of a snapshot's {@code /tmp}, in MB. */
    private static final List<Integer> CONTENTS_MB = List.of(0, 100);
    private static final long SEED = 18;
    private static final String OUTSIDE = "a process that starts and ends without mounts";

    private final Path output;
    private final Path folder;
    private final Map<Integer, EnvironmentFiles> published = new LinkedHashMap<>();
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();

    private FilesBench(Path scratch) throws IOException {
        folder = Files.createDirectory(scratch.resolve("task"));
        output = scratch.resolve("output");
    }

    static List<BenchFigure> measure(Path scratch) throws IOException, InterruptedException {
        try (FilesBench bench = new FilesBench(scratch)) {
            for (int mb : CONTENTS_MB) bench.publish(mb);
            bench.turn(); // the first one finds out what only one has to find out
            bench.samples.clear();
            for (int i = 0; i < TIMES; i++) bench.turn();
            return bench.figures();
        }
    }

    private void publish(int mb) throws IOException, InterruptedException {
        EnvironmentFiles files =
                FileIsolation.of(new TaskFolder(folder, false, List.of(), Map.of(), TMP_MB, List.of()));
        published.put(mb, files);
        run(files, "dd if=/dev/urandom of=\"${TMPDIR:-/tmp}/content\" bs=1M count=" + mb);
    }

    private void turn() throws IOException, InterruptedException {
        for (Map.Entry<Integer, EnvironmentFiles> snapshot : published.entrySet()) {
            String label = snapshot.getKey() + " MB in /tmp: ";
            long start = System.nanoTime();
            try (EnvironmentFiles files = snapshot.getValue().copy()) {
                long copied = System.nanoTime();
                files.prepare();
                long mounted = System.nanoTime();
                run(files, "exit");
                long ended = System.nanoTime();
                sample(label + "copy of /tmp", start, copied);
                sample(label + "mounts", copied, mounted);
                sample(label + "copy and mounts together", start, mounted);
                sample(label + "a process that starts and ends in the mounts", mounted, ended);
            }
        }
        long start = System.nanoTime();
        ended(process("exit").redirectErrorStream(true).redirectOutput(output.toFile()).start());
        sample(OUTSIDE, start, System.nanoTime());
    }

    private void sample(String what, long start, long end) {
        samples.computeIfAbsent(what, each -> new ArrayList<>()).add((end - start) / 1e6);
    }

    private ProcessBuilder process(String script) {
        return new ProcessBuilder("/bin/sh", "-c", script).directory(folder.toFile());
    }

    private void run(EnvironmentFiles files, String script) throws IOException, InterruptedException {
        ended(files.start(process(script), output).process());
    }

    private void ended(Process process) throws IOException, InterruptedException {
        if (process.waitFor() != 0)
            throw new Problem(
                    "A test process that used an environment's files failed: " + Files.readString(output).strip() + ".",
                    "Check the free space in /var/tmp.");
    }

    private List<BenchFigure> figures() {
        String how = FileIsolation.limitsSize() ? "a file system of " + TMP_MB + " MB"
                : FileIsolation.canHide() ? "a private folder" : "no mounts, because they need root";
        List<BenchFigure> figures = new ArrayList<>();
        samples.forEach((what, all) -> {
            double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
            figures.add(new BenchFigure(what + ", p50", Percentiles.median(values), "ms", values.length, how,
                    Interval.ofMedian(values, SEED)));
        });
        return figures;
    }

    @Override
    public void close() {
        published.values().forEach(EnvironmentFiles::close);
    }
}
