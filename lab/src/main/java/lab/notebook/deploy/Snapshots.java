package lab.notebook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.Home;
import lab.bench.BenchRecord;
import lab.bench.BenchTables;
import lab.notebook.calls.Copies;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Scale;
import lab.notebook.view.Note;
import lab.notebook.view.Rows;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lists the files of snapshots, takes snapshots of your own handler, and starts copies of it, for notebook 04. */
public final class Snapshots {

    private static final int MOST = 6;

    private Snapshots() {}

    /** The files of a function's snapshot, largest first. */
    public static Shown files(DeployedFunction function) {
        return InACell.run(() -> files(function.name(), function.snapshot()));
    }

    /**
     * Deploys a Java file of the checkout instead of a variant's handler, with parts of it replaced by yours. If this
     * machine can't take snapshots, each environment rehearses: it runs INIT and both hooks by itself.
     *
     * @param yours text in the file, and its replacement
     */
    public static DeployedFunction deploy(String variant, String path, Map<String, String> yours) {
        return InACell.run("compiling " + path + ", running INIT, taking the snapshot",
                () -> FunctionDeployer.here().handler(variant, path, yours));
    }

    /** Deploys a primed variant with another number of primed calls, or rehearses as above. */
    public static DeployedFunction primed(String variant, int memoryMb, int calls) {
        return InACell.run("running INIT, priming, and taking the snapshot of " + variant,
                () -> FunctionDeployer.here().primed(variant, memoryMb, calls));
    }

    /** Starts this many copies of one snapshot, one after another, and calls each copy once. */
    public static Copies copies(DeployedFunction function, int n) {
        return InACell.run("starting the copies", () -> Copies.of(function, Scale.times(n)));
    }

    /** What shortens a restore, from the committed measurement: medians at 512 MB. */
    public static Table levers() {
        return InACell.run(() -> {
            BenchTables bench = new BenchTables(
                    BenchRecord.read(Home.find().results().resolve("reference-levers.json")));
            return Rows.table("Restores at 512 MB, medians in ms, with 95 % intervals; " + bench.restoredWhere(),
                    bench.restoredAt("512 MB"));
        });
    }

    private static Shown files(String function, Optional<Path> snapshot) throws IOException {
        if (snapshot.isEmpty()) return new Note(function, "There is no snapshot of this function on this machine.");
        try (Stream<Path> all = Files.list(snapshot.get())) {
            List<Path> files =
                    all.sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed()).toList();
            List<Path> largest = files.subList(0, Math.min(MOST, files.size()));
            String name = "The largest of the " + files.size() + " files in the snapshot of " + function;
            return new TableView(Table.create(name,
                    StringColumn.create("file", largest.stream().map(file -> file.getFileName().toString())),
                    DoubleColumn.create("mb",
                            largest.stream().mapToDouble(file -> file.toFile().length() / 1e6).toArray())));
        }
    }
}
