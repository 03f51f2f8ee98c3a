package lab.stage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.chart.BestKnown;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.record.Place;
import locallambda.report.Invocation;
import locallambda.system.Problem;

/**
 * A finished run in the form that a stage plays: the events of these lanes at one memory size, each with its time.
 *
 * @param cues    in the order of their moments
 * @param result  from the run's summary
 * @param cut     says that the run's time was up before everything was measured; otherwise null
 * @param leftOut titles of the variants that raced at this size and have no lane
 */
public record Recording(List<Lane> lanes, int memoryMb, Place place, String machine, String date, List<Cue> cues,
        StageResult result, String cut, List<String> leftOut) {

    /** The longest that a recording lasts unless somebody wants it slower. */
    private static final double PATIENCE_SECONDS = 85;

    /** @param atMs ms since 1970-01-01 UTC */
    public record Cue(long atMs, StageEvent event) {}

    /**
     * @param wanted   variants; empty takes the best known of the run
     * @param memoryMb null takes the size at which the run compares its variants
     * @throws Problem if it is no finished run or has no raw samples of these lanes
     */
    public static Recording of(Path folder, List<String> wanted, Integer memoryMb) {
        Run run = Run.open(folder);
        int size = memoryMb == null ? run.reference() : memoryMb;
        if (!run.sizes().contains(size))
            throw new Problem("The run " + folder + " has no figures at " + size + " MB.",
                    "Choose one of its memory sizes with --memory: "
                            + String.join(", ", run.sizes().stream().map(String::valueOf).toList()) + ".");
        List<String> present = run.summary().rows().stream().filter(row -> row.memoryMb() == size)
                .map(row -> row.variant()).distinct().toList();
        List<String> lanes = Lineup.chosen(present, wanted);
        List<Cue> cues = new Cues(run.record(), read(folder, lanes, size)).all();
        if (cues.isEmpty())
            throw new Problem("The run " + folder + " has no raw samples to play.",
                    "Use a run that has a cells folder, such as results/reference.");
        return new Recording(
                lanes.stream().map(name -> Lane.of(name, title(run, name))).toList(), size, run.place(), run.machine(),
                run.date(), cues, StageResult.of(run.summary(), lanes, size),
                run.record().plan().cut(), present.stream().filter(name -> !lanes.contains(name))
                        .sorted(BestKnown.order()).map(name -> title(run, name)).toList());
    }

    private static String title(Run run, String variant) {
        return run.record().variants().get(variant).title();
    }

    /** The time from the first cue to the last, at the original speed. */
    public double seconds() {
        return (cues.getLast().atMs() - cues.getFirst().atMs()) / 1000.0;
    }

    /** 1, or the speed at which the recording ends within 90 seconds. */
    public double bearableSpeed() {
        return Math.max(1, seconds() / PATIENCE_SECONDS);
    }

    public Scene scene(double speed) {
        return new Scene(lanes, memoryMb, place, machine, date, speed, true, leftOut);
    }

    /** Waits for the key, then plays the recording to its end. The original pauses are divided by {@code speed}. */
    public void play(Stage stage, double speed) throws InterruptedException {
        stage.show(scene(speed));
        stage.awaitStart();
        long start = System.nanoTime();
        for (Cue cue : cues) {
            double dueMs = (cue.atMs() - cues.getFirst().atMs()) / speed;
            long leftMs = Math.round(dueMs - (System.nanoTime() - start) / 1e6);
            if (leftMs > 0) Thread.sleep(leftMs);
            stage.send(cue.event());
        }
        stage.send(new StageEvent.Ended(System.currentTimeMillis(), result, cut));
    }

    private static Map<Cell, List<Invocation>> read(Path folder, List<String> lanes, int memoryMb) {
        RunFolder run = RunFolder.open(folder);
        Map<Cell, List<Invocation>> found = new HashMap<>();
        for (String name : run.cells()) {
            Cell cell = Cell.parse(name).orElse(null);
            if (cell != null && cell.memoryMb() == memoryMb && lanes.contains(cell.variant()))
                found.put(cell, run.invocations(name));
        }
        return found;
    }
}
