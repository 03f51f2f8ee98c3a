package lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.run.Faults.Fault;
import lab.run.folder.Disk;
import lab.run.folder.RunFolder;
import lab.run.record.Architecture;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Measured;
import lab.run.record.Place;
import lab.run.record.Reconcile;
import lab.run.record.RunRecord;
import lab.run.summary.Metric;
import lab.run.summary.SampleRule;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * A finished run, as the charts and the report need it.
 *
 * @param record    its plan and conditions
 * @param json      the whole {@code run.json}, for anything that {@code record} does not contain
 * @param reconcile its request counts; empty if the run ended before they were complete
 * @param samples   read from the REPORT lines of its cells; empty if the run has none
 * @param restores  how long restores on this machine took in its cold starts; empty for a run on AWS, whose restores
 *                  have AWS's own name
 * @param faults    cells with errors; the summary and the samples contain nothing about a variant at the memory size of
 *                  such a cell
 */
public record Run(
        Path folder, RunRecord record, JsonNode json, Summary summary, List<CellRecord> cells,
        Optional<Reconcile> reconcile, List<Sample> samples, Restores restores, Faults faults) {

    /** The variant that every other variant is compared with. */
    public static final String YARDSTICK = "python";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /**
     * Reads a run folder that has a summary. Cells are optional: a committed run may have none.
     *
     * @throws Problem if it is no run, has no summary, or a file of it cannot be read
     */
    public static Run open(Path folder) {
        RunFolder run = RunFolder.open(folder);
        Summary summary = Summary.read(folder);
        if (summary.rows().isEmpty())
            throw new Problem("The summary of " + folder + " is empty.",
                    "Finish the run: ./jbang race --resume " + folder);
        List<CellRecord> cells = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (String name : run.cells()) {
            read(run.cell(name).resolve(RunFolder.CELL), CellRecord.class).ifPresent(cells::add);
            Cell.parse(name).ifPresent(cell -> samples(run, cell).forEach(samples::add));
        }
        Faults faults = Faults.of(summary, cells);
        samples.removeIf(sample -> faults.at(sample.variant(), sample.memoryMb()).isPresent());
        RunRecord record = record(folder);
        return new Run(folder, record, run.run(), faults.without(summary), cells,
                read(folder.resolve(RunFolder.RECONCILE), Reconcile.class), samples,
                Restores.of(record.place().modelled() ? samples : List.of()), faults);
    }

    /** The same run with only some of its variants. */
    public Run only(Collection<String> variants) {
        List<Sample> own = samples.stream().filter(sample -> variants.contains(sample.variant())).toList();
        return new Run(folder, record, json, summary.where(row -> variants.contains(row.variant())), cells, reconcile,
                own, Restores.of(place().modelled() ? own : List.of()), faults);
    }

    private static Stream<Sample> samples(RunFolder run, Cell cell) {
        return run.invocations(cell.name()).stream().filter(SampleRule::counts)
                .map(one -> Sample.of(cell, one));
    }

    /** Reads only the record. The run need not be finished. */
    public static RunRecord record(Path folder) {
        return read(folder.resolve(RunFolder.RUN), RunRecord.class).orElseThrow();
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (JsonProcessingException e) {
            throw new Problem(
                    file + " doesn't contain what this version of the lab expects: " + JsonFault.words(e) + ".",
                    "Use the version of the lab that wrote this run. If the file is incomplete, run the race again.",
                    e);
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    /** What the run recorded about a user's own function; empty for a race of the variants of this repository. */
    public Optional<Measured> measured() {
        return measured(folder);
    }

    /** The same for the run in a folder. The run need not be finished. */
    public static Optional<Measured> measured(Path folder) {
        return read(folder.resolve(RunFolder.MEASURED), Measured.class);
    }

    /** The summary's rows of one metric, in its order. */
    public List<Row> rows(Kind start, Metric metric) {
        return summary.rows().stream()
                .filter(row -> row.start() == start && row.metric() == metric && !Double.isNaN(row.p50())).toList();
    }

    /** The same rows, but only those at the memory size where variants are compared. */
    public List<Row> referenceRows(Kind start, Metric metric) {
        int memoryMb = reference();
        return rows(start, metric).stream().filter(row -> row.memoryMb() == memoryMb).toList();
    }

    /**
     * The raw samples behind a row of the summary, including samples of k6, in ascending order.
     *
     * @throws Problem if the run does not have them; committed runs have no samples of k6
     */
    public double[] values(Row row) {
        return Summary.values(RunFolder.open(folder), row);
    }

    /** The name of its measured calls: {@code calls 51–110}, or {@code warm calls}. */
    public String measuredCalls() {
        return record.plan().profile().measuredCalls();
    }

    /** The variants, in the summary's order. */
    public List<String> variants() {
        return summary.rows().stream().map(Row::variant).distinct().toList();
    }

    /** The memory sizes in MB, ascending. */
    public List<Integer> sizes() {
        return summary.rows().stream().map(Row::memoryMb).distinct().sorted().toList();
    }

    public Place place() {
        return record.place();
    }

    /** The day on which the run began, in the time zone where it began. */
    public LocalDate day() {
        return OffsetDateTime.parse(record.created()).toLocalDate();
    }

    /** The day as it is printed, e.g. {@code 23 Nov 2026}. */
    public String date() {
        return printed(day());
    }

    /** Formats a day as in all texts that users see. */
    public static String printed(LocalDate day) {
        return DAY.format(day);
    }

    /** The hardware that the functions ran on, in a few words. */
    public String machine() {
        return place().hardware();
    }

    public Architecture architecture() {
        return place().architecture();
    }

    /** The caption for every chart of this run; {@code n} says how many samples the chart shows. */
    public String caption(String n) {
        return n + " · " + conditions() + " · seed " + record.plan().seed();
    }

    /**
     * The conditions to print beside every figure of this run, in charts and elsewhere: the machine, the place, the
     * route to the stores if it is not the usual one, the day, and what was left out because of errors. If Python or
     * Java executables raced, the conditions also contain Python's version or the tool that built the executables.
     */
    public String conditions() {
        return conditions(nativeImage().map(version -> " · " + version).orElse(""));
    }

    /** The same without the tool that built Java executables, because a slide has room for only one line. */
    public String briefConditions() {
        return conditions("");
    }

    private String conditions(String nativeImage) {
        String errors = faults.brief().map(brief -> " · " + brief).orElse("");
        return machine() + " · " + place().caption() + python() + nativeImage + " · " + date() + errors;
    }

    /** The tool that built the run's Java executables: a GraalVM, or a native-image assembled from its parts. */
    public Optional<String> nativeImage() {
        String version = record.versions().get("graalvm");
        if (version == null || variants().stream().noneMatch(variant -> variant.endsWith("-native")))
            return Optional.empty();
        return Optional.of((Character.isDigit(version.charAt(0)) ? "native-image " : "")
                + version.replaceFirst(", assembled from its parts on Maven Central",
                        " (assembled from Maven artifacts)"));
    }

    /** {@code  · Python 3.13.0}; empty if none raced. */
    private String python() {
        return place().interpreter(record.versions()).map(version -> " · Python " + version).orElse("");
    }

    /**
     * The memory size at which variants are compared like with like: the size at which most variants were called. If
     * there are several such sizes, it is the one nearest to 512 MB. A variant whose calls failed counts too.
     * Otherwise, errors could silently move the comparison to another size.
     */
    public int reference() {
        return sizes().stream().max(Comparator.<Integer, Boolean>comparing(size -> !figuresAt(size).isEmpty())
                .thenComparingLong(this::variantsAt).thenComparingInt(size -> -Math.abs(size - 512)))
                .orElseThrow();
    }

    private long variantsAt(int memoryMb) {
        Set<String> called = figuresAt(memoryMb);
        faults.all().stream().map(Fault::cell).filter(cell -> cell.memoryMb() == memoryMb).map(Cell::variant)
                .forEach(called::add);
        return called.size();
    }

    /** The variants with figures of warm calls at a size. */
    private Set<String> figuresAt(int memoryMb) {
        return rows(Kind.WARM, Metric.HANDLER).stream().filter(row -> row.memoryMb() == memoryMb).map(Row::variant)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
