package lab.notebook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.notebook.calls.Copies;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Scale;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 04 does with snapshots: look at one, take one of a handler of one's own, start copies of it. */
public final class Snapshots {

    private static final int MOST = 6;

    private Snapshots() {}

    /** The files of a function's snapshot, largest first. */
    public static Shown files(DeployedFunction function) {
        return InACell.run(() -> files(function.name(), function.snapshot()));
    }

    /**
     * Deploys a Java file of the checkout in place of a variant's handler, with parts of it replaced by yours. Where no
     * snapshot can be taken, the hooks are rehearsed: each environment runs INIT and both of them by itself.
     *
     * @param yours what stands in the file, and what is to stand there instead
     */
    public static DeployedFunction deploy(String variant, String path, Map<String, String> yours) {
        return InACell.run(() -> FunctionDeployer.here().handler(variant, path, yours));
    }

    /** Deploys a primed variant with another number of primed calls; where no snapshot can be taken, as above. */
    public static DeployedFunction primed(String variant, int memoryMb, int calls) {
        return InACell.run(() -> FunctionDeployer.here().primed(variant, memoryMb, calls));
    }

    /** Starts as many copies of one snapshot, one after another, and asks each of them once. */
    public static Copies copies(DeployedFunction function, int n) {
        return InACell.run(() -> Copies.of(function, Scale.times(n)));
    }

    private static Shown files(String function, Optional<Path> snapshot) throws IOException {
        if (snapshot.isEmpty()) return new Note(function, "There is no snapshot of it on this machine.");
        try (Stream<Path> all = Files.list(snapshot.get())) {
            List<Path> files =
                    all.sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed()).toList();
            List<Path> largest = files.subList(0, Math.min(MOST, files.size()));
            String name = "The snapshot of " + function + ": the largest of " + files.size() + " files";
            return new TableView(Table.create(name,
                    StringColumn.create("file", largest.stream().map(file -> file.getFileName().toString())),
                    DoubleColumn.create("mb",
                            largest.stream().mapToDouble(file -> file.toFile().length() / 1e6).toArray())));
        }
    }
}
