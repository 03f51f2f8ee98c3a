package lab.notebook.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a snapshot consists of. */
public final class SnapshotFiles {

    private static final int MOST = 6;

    private SnapshotFiles() {}

    public static Shown of(DeployedFunction function, Optional<Path> snapshot) throws IOException {
        if (snapshot.isEmpty()) return new Note(function.name(), "There is no snapshot of it on this machine.");
        try (Stream<Path> all = Files.list(snapshot.get())) {
            List<Path> files =
                    all.sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed()).toList();
            List<Path> largest = files.subList(0, Math.min(MOST, files.size()));
            return new TableView(
                    Table.create("The snapshot of " + function.name() + ": the largest of " + files.size() + " files",
                            StringColumn.create("file", largest.stream().map(file -> file.getFileName().toString())),
                            DoubleColumn.create("mb",
                                    largest.stream().mapToDouble(file -> file.toFile().length() / 1e6).toArray())));
        }
    }
}
