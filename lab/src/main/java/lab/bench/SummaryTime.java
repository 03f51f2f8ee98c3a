package lab.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import lab.run.folder.RunFolder;
import lab.run.record.RunRecord;
import locallambda.system.Problem;

/** How much time and memory the summary of many raw samples takes, in a separate process. */
final class SummaryTime {

    /** Columns as k6 writes them with the race's settings. */
    private static final String HEADER =
            "metric_name,timestamp,metric_value,check,error,error_code,scenario,status,extra_tags,metadata\n";

    private SummaryTime() {}

    /** @param rows raw samples, made up for this measurement: the same seed makes the same ones */
    static List<BenchFigure> measure(long rows, Path scratch) throws IOException, InterruptedException {
        Path run = madeUp(rows, scratch.resolve("rows-" + rows));
        Process process =
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                        System.getProperty("java.class.path"), SummaryProcess.class.getName(), run.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String[] result =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ");
        if (process.waitFor() != 0)
            throw new Problem("The summary of " + rows + " samples failed.", "Read the error above.");
        String condition = "made-up k6 rows, gzip, in a separate process";
        return List.of(
                new BenchFigure("summary of %,d raw samples".formatted(rows), Double.parseDouble(result[0]) / 1e3, "s",
                        1, condition),
                new BenchFigure("its peak memory", Double.parseDouble(result[1]), "MB", 1, condition));
    }

    private static Path madeUp(long rows, Path results) throws IOException {
        Random random = new Random(rows);
        try (RunFolder folder = RunFolder.create(results, "bench", Instant.now())) {
            folder.write(RunFolder.RUN, "{\"format\": " + RunRecord.FORMAT + "}");
            Path cell = Files.createDirectories(folder.cell("bench-512-warm"));
            try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(cell.resolve(RunFolder.K6)), 1 << 16),
                    StandardCharsets.UTF_8))) {
                out.write(HEADER);
                for (long row = 0; row < rows; row++)
                    out.write("call," + row + "," + Math.exp(2 + random.nextGaussian() / 4)
                            + ",,,,bench-512-warm,200,phase=measured,requestId=" + row + "\n");
            }
            Files.writeString(cell.resolve(RunFolder.REPORTS), """
                    {"requestId":"0","function":"bench-512-warm","environment":"bench-512-warm/1",\
                    "phase":"measured","at":1,"start":"warm","durationMs":1.0,"billedMs":1,\
                    "memoryMb":512,"peakMb":1,"cpuMs":1.0,"status":"success"}
                    """);
            return folder.path();
        }
    }
}
