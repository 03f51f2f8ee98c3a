package lab.run.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.run.record.RunRecord;
import locallambda.report.Invocation;
import locallambda.system.Folders;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * A race on disk. Everything in the folder is complete, no matter how the process that wrote it ended. docs/results.md
 * describes the files. Only one process at a time can write to the folder, and it holds the folder until
 * {@link #close}. Any number of processes can read.
 */
public final class RunFolder implements AutoCloseable {

    /** What is in a run's folder. */
    public static final String CELLS = "cells", VISITS = "visits", RUN = "run.json", SUMMARY = "summary.csv",
            RECONCILE = "reconcile.json", FIDELITY = "fidelity.csv", COST = "cost.csv", PAGE = "report.html",
            CHARTS = "charts", MEASURED = "measured.json",
            DEPLOYMENT = "aws/deployment.json";
    /** Files in the folder of each cell. A visit has the raw samples until its cells have copies of their own. */
    public static final String CELL = "cell.json", K6 = "k6.csv.gz", REPORTS = "reports.ndjson";
    /** The file that committed runs have instead of {@link #REPORTS}. */
    public static final String COMPRESSED_REPORTS = REPORTS + ".gz";
    /** Files that only the folder of a visit has. */
    public static final String VISIT = "visit.json", LOAD_PLAN = "plan.json", COUNTS = "counts.json", K6_LOG = "k6.log";

    static final String LOCK = ".lock";
    private static final String SUCCESSOR = ".next-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

    private final Path path;
    private final RunLock held;

    private RunFolder(Path path, RunLock held) {
        this.path = path;
        this.held = held;
    }

    /**
     * Makes {@code results/<UTC time>-<profile>/} and locks it. The caller must write {@code run.json} first.
     *
     * @throws Problem if it cannot be written
     */
    public static RunFolder create(Path results, String profile, Instant at) {
        String name = STAMP.format(at) + "-" + profile;
        for (int again = 1;; again++) {
            Path path = results.resolve(again == 1 ? name : name + "-" + again);
            try {
                Files.createDirectories(results);
                Files.createDirectory(path);
                Files.createDirectory(path.resolve(CELLS));
                Files.createDirectory(path.resolve(VISITS));
                return new RunFolder(path, RunLock.take(path));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(path)) throw Disk.cannotWrite(path, e);
            } catch (IOException e) {
                throw Disk.cannotWrite(path, e);
            }
        }
    }

    /**
     * Opens a run to read it.
     *
     * @throws Problem if it is no run or was written in another format
     */
    public static RunFolder open(Path path) {
        RunFolder folder = new RunFolder(path, null);
        folder.checkFormat();
        return folder;
    }

    /** Opens a run to continue it. Locks the folder and deletes unfinished files. */
    public static RunFolder resume(Path path) {
        open(path);
        try {
            RunFolder folder = new RunFolder(path, RunLock.take(path));
            for (String part : List.of("", CELLS, VISITS)) {
                Files.createDirectories(path.resolve(part));
                try (Stream<Path> all = Files.list(path.resolve(part))) {
                    for (Path one : all.filter(one -> one.getFileName().toString().startsWith(Durable.UNFINISHED))
                            .toList())
                        Folders.delete(one);
                }
            }
            folder.finishSuccessions();
            return folder;
        } catch (IOException e) {
            throw Disk.cannotWrite(path, e);
        }
    }

    private void finishSuccessions() throws IOException {
        try (Stream<Path> all = Files.list(path.resolve(CELLS))) {
            for (Path one : all.filter(one -> one.getFileName().toString().startsWith(SUCCESSOR)).toList())
                succeed(one.getFileName().toString().substring(SUCCESSOR.length()));
        }
    }

    /** @throws Problem if there is no run yet */
    public static RunFolder newest(Path results) {
        if (Files.isDirectory(results))
            try (Stream<Path> all = Files.list(results)) {
                return all
                        .filter(one -> one.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\dT.*")
                                && Files.exists(one.resolve(RUN)))
                        .max(Comparator.naturalOrder()).map(RunFolder::open).orElseThrow(() -> noRun(results));
            } catch (IOException e) {
                throw Disk.cannotRead(results, e);
            }
        throw noRun(results);
    }

    public Path path() {
        return path;
    }

    /** The content of {@code run.json}. */
    public JsonNode run() {
        try {
            return JSON.readTree(path.resolve(RUN).toFile());
        } catch (JsonProcessingException e) {
            throw new Problem(path.resolve(RUN) + " isn't JSON: " + JsonFault.words(e) + ".",
                    "If you changed this file, undo the change. Otherwise, run the race again.", e);
        } catch (IOException e) {
            if (!Files.notExists(path.resolve(RUN))) throw Disk.cannotRead(path.resolve(RUN), e);
            throw new Problem(path + " isn't a run folder, because it has no run.json.",
                    "Pass a run folder, such as one in results/.", e);
        }
    }

    /** Writes a file of the run completely or, if that fails, not at all. */
    public void write(String name, String text) {
        try {
            Durable.write(path.resolve(name), text);
        } catch (IOException e) {
            throw Disk.cannotWrite(path.resolve(name), e);
        }
    }

    public boolean hasCell(String name) {
        return Files.isDirectory(cell(name));
    }

    /** Names of the finished cells, sorted. */
    public List<String> cells() {
        return finished(CELLS);
    }

    /** Folder of a finished cell. */
    public Path cell(String name) {
        return path.resolve(CELLS).resolve(name);
    }

    /**
     * The invocations of a finished cell, in the order in which the platform reported them; empty if the run does not
     * keep them.
     */
    public List<Invocation> invocations(String cell) {
        Path file = reports(cell);
        if (!Files.exists(file)) return List.of();
        try {
            return InvocationLines.read(cell(cell));
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    /** The file with a cell's invocations, compressed or not; a run need not keep it. */
    public Path reports(String cell) {
        return InvocationLines.in(cell(cell));
    }

    public boolean hasVisit(String label) {
        return Files.isDirectory(visit(label));
    }

    /** Folder of a finished visit. */
    public Path visit(String label) {
        return path.resolve(VISITS).resolve(label);
    }

    /** A new folder for a visit. Committing it makes it the visit's folder. Closing it before that deletes it. */
    public Staged stageVisit(String label) {
        return new Staged(visit(label));
    }

    /**
     * Makes a cell's folder from its visits: their k6 rows with {@code scenario} = cell, their invocations with
     * {@code function} = cell, and {@code cell.json}. If the cell already has a folder, the visits are added to its
     * content.
     *
     * @param visits labels of the visits, in their order
     */
    public void assembleCell(String name, List<String> visits, String cellJson) {
        boolean there = hasCell(name);
        List<Path> from = new ArrayList<>();
        if (there) from.add(cell(name));
        visits.forEach(label -> from.add(visit(label)));
        try (Staged staged = new Staged(there ? successor(name) : cell(name))) {
            CellAssembly.of(name, from, staged.path());
            Files.writeString(staged.path().resolve(CELL), cellJson);
            staged.commit();
            if (there) succeed(name);
        } catch (IOException e) {
            throw Disk.cannotWrite(cell(name), e);
        }
    }

    /** Where a cell's next version is complete until the one before is gone. */
    private Path successor(String cell) {
        return path.resolve(CELLS).resolve(SUCCESSOR + cell);
    }

    private void succeed(String cell) throws IOException {
        Folders.delete(cell(cell));
        Durable.rename(successor(cell), cell(cell));
    }

    /** Deletes the visits' raw samples once every cell has its own copy; {@code visit.json} stays. */
    public void dropRawVisits() {
        try {
            for (String label : finished(VISITS))
                for (String raw : List.of(K6, REPORTS)) Files.deleteIfExists(visit(label).resolve(raw));
        } catch (IOException e) {
            throw Disk.cannotWrite(path.resolve(VISITS), e);
        }
    }

    /** Lets another process write. */
    @Override
    public void close() {
        try {
            if (held != null) held.close();
        } catch (IOException e) {
            throw Disk.cannotWrite(path, e);
        }
    }

    private void checkFormat() {
        int format = run().path("format").asInt();
        if (format != RunRecord.FORMAT)
            throw new Problem(
                    path + " was written in format " + format + ", but this version of the lab reads format "
                            + RunRecord.FORMAT + ".",
                    "Run the race again, or use the version of the lab that wrote this run.");
    }

    private List<String> finished(String part) {
        Path folder = path.resolve(part);
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).map(one -> one.getFileName().toString())
                    .filter(name -> !name.startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw Disk.cannotRead(folder, e);
        }
    }

    private static Problem noRun(Path results) {
        return new Problem("There is no run in " + results + " yet.", "Run a race first: ./jbang race");
    }
}
