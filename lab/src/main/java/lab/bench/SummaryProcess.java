package lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.run.folder.RunFolder;
import lab.run.summary.Summary;

/** The process that {@link SummaryTime} watches: sums up one run and prints ms and its own peak memory in MB. */
public final class SummaryProcess {

    private SummaryProcess() {}

    public static void main(String... arguments) throws IOException {
        long start = System.nanoTime();
        Summary.of(RunFolder.open(Path.of(arguments[0])));
        long ms = (System.nanoTime() - start) / 1_000_000;
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
        System.out.println(ms + " " + Long.parseLong(peak.replaceAll("\\D", "")) / 1024);
    }
}
