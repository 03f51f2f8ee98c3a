package lab.run.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * {@code reports.ndjson}: each line is one invocation as a flat JSON object, so that DuckDB, jq, and people can read
 * it. Committed runs contain the compressed file {@code reports.ndjson.gz} instead.
 */
public final class InvocationLines {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final ObjectReader READER = JSON.readerFor(Line.class);

    private InvocationLines() {}

    public static void write(Path file, Collection<Invocation> invocations) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Invocation invocation : invocations) {
                out.write(JSON.writeValueAsString(Line.of(invocation)));
                out.write('\n');
            }
        }
    }

    /**
     * The lines of a cell's or a visit's file, whether it is compressed or not.
     *
     * @throws Problem if the compressed file is cut off or damaged; it names the file
     */
    public static List<String> lines(Path folder) throws IOException {
        try (BufferedReader reader = reader(folder)) {
            List<String> lines = new ArrayList<>();
            // Not reader.lines(), which hides the reason in an UncheckedIOException.
            for (String line; (line = reader.readLine()) != null;) lines.add(line);
            return lines;
        } catch (EOFException e) {
            throw Disk.damaged(in(folder) + " ends too early.", folder, e);
        } catch (ZipException e) {
            throw Disk.damaged(in(folder) + " isn't valid gzip data (" + e.getMessage() + ").", folder, e);
        }
    }

    /** The same for a file that may be too large to fit into memory. */
    static BufferedReader reader(Path folder) throws IOException {
        Path file = in(folder);
        return isCompressed(file) ? new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))
                : Files.newBufferedReader(file);
    }

    /** The file of a cell or a visit, compressed or not; it need not exist. */
    static Path in(Path folder) {
        Path compressed = folder.resolve(RunFolder.COMPRESSED_REPORTS);
        return Files.exists(compressed) ? compressed : folder.resolve(RunFolder.REPORTS);
    }

    private static boolean isCompressed(Path file) {
        return file.getFileName().toString().equals(RunFolder.COMPRESSED_REPORTS);
    }

    /** Replaces the file of a cell with its compressed form. The same lines always give the same bytes. */
    public static void compress(Path folder) throws IOException {
        Path plain = folder.resolve(RunFolder.REPORTS);
        if (!Files.exists(plain)) return;
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(RunFolder.COMPRESSED_REPORTS)))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
    }

    /**
     * @param folder of a cell or a visit
     * @throws Problem if a line is cut off or is no invocation; it names file and line
     */
    public static List<Invocation> read(Path folder) throws IOException {
        List<Invocation> invocations = new ArrayList<>();
        Path file = in(folder);
        for (String line : lines(folder)) {
            try {
                invocations.add(READER.<Line>readValue(line).invocation());
            } catch (JsonProcessingException e) {
                throw broken(file, invocations.size() + 1, JsonFault.words(e), e);
            } catch (IllegalArgumentException e) {
                throw broken(file, invocations.size() + 1, e.getMessage(), e);
            }
        }
        return invocations;
    }

    private static Problem broken(Path file, int line, String why, Exception e) {
        return Disk.damaged("Line " + line + " of " + file + " isn't an invocation: " + why + ".", file.getParent(), e);
    }

    /** The columns, as docs/results.md describes them; what does not apply is left out of the line. */
    private record Line(
            String requestId, String function, String environment, String phase, String sender, long at, String start,
            Double initMs, Double restoreMs, Double billedRestoreMs, double durationMs, long billedMs, int memoryMb,
            int peakMb,
            Double cpuMs, String status, String errorType, String error) {

        static Line of(Invocation one) {
            Report report = one.report();
            return switch (report.start()) {
                case Start.Warm() -> of(one, report, "warm", null, null, null);
                case Start.Cold(double initMs) -> of(one, report, "cold", initMs, null, null);
                case Start.Restored(double restoreMs, double billedMs) ->
                        of(one, report, "restored", null, restoreMs, billedMs);
            };
        }

        private static Line of(Invocation one, Report report, String start, Double initMs, Double restoreMs,
                Double billedRestoreMs) {
            return new Line(report.requestId(), one.function(), one.environment(), one.phase(), one.sender(),
                    one.startedAtMs(), start, initMs, restoreMs, billedRestoreMs, report.durationMs(),
                    report.billedMs(), report.memoryMb(),
                    report.peakMb(), Double.isNaN(one.cpuMs()) ? null : one.cpuMs(),
                    report.status().name().toLowerCase(Locale.ROOT), orNull(report.errorType()), orNull(one.error()));
        }

        Invocation invocation() {
            Start how = switch (orEmpty(start)) {
                case "warm" -> new Start.Warm();
                case "cold" -> new Start.Cold(given(initMs));
                case "restored" -> new Start.Restored(given(restoreMs), given(billedRestoreMs));
                default -> throw new IllegalArgumentException("start is " + start);
            };
            Report report = new Report(requestId, durationMs, billedMs, memoryMb, peakMb, how,
                    Status.valueOf(orEmpty(status).toUpperCase(Locale.ROOT)), orEmpty(errorType));
            return new Invocation(function, environment, phase, sender, at, cpuMs == null ? Double.NaN : cpuMs, report,
                    orEmpty(error));
        }

        private static double given(Double ms) {
            if (ms == null) throw new IllegalArgumentException("a time is missing");
            return ms;
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }

        private static String orEmpty(String text) {
            return text == null ? "" : text;
        }
    }
}
