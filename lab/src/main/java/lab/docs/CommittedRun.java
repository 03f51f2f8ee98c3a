package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.Home;
import lab.chart.TakenApart;
import lab.run.FinishedRuns;

/** The run that all pages are about, and the others that slides and notebooks show beside it. */
final class CommittedRun {

    /** Each has a folder in {@code results}, of whose contents only what is committed counts. */
    private static final List<String> OTHERS = List.of("warm-up", "frameworks");
    private static final String LEVERS = "reference-levers.json";

    private CommittedRun() {}

    static Path folder(Home home) {
        return home.results().resolve(FinishedRuns.REFERENCE);
    }

    /** The files of the run, without those that the lab drew from it. */
    static List<Path> files(Home home) {
        return files(folder(home));
    }

    /** The files of the other runs. */
    static List<Path> others(Home home) {
        List<Path> files = new ArrayList<>();
        OTHERS.forEach(name -> files.addAll(files(home.results().resolve(name))));
        Path apart = home.results().resolve(TakenApart.REFERENCE);
        if (Files.exists(apart)) try (Stream<Path> all = Files.list(apart)) {
            all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(home.results().resolve(LEVERS));
        return files.stream().filter(Files::exists).toList();
    }

    private static List<Path> files(Path run) {
        try {
            return Files.exists(run) ? Reference.files(run) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
