package lab.notebook;

import java.nio.file.Path;
import lab.notebook.cell.CellClock;
import lab.race.RaceListener;
import lab.run.record.Plan;
import lab.run.record.Visit;

/** Shows in one line how far a race is. */
final class RaceInACell implements RaceListener, AutoCloseable {

    private CellClock clock;

    @Override
    public void planned(Path run, Plan plan, int visitsLeft) {
        double total = plan.totalSeconds();
        long start = System.nanoTime();
        System.out.println(
                "%d cells, about %.0f s. Results: %s".formatted(plan.cells().size(), total, run.getFileName()));
        clock = new CellClock(1,
                () -> "race: %.0f of about %.0f s".formatted((System.nanoTime() - start) / 1e9, total));
    }

    @Override
    public void visitFinished(Visit visit, double seconds) {}

    @Override
    public void say(String sentence) {
        if (clock == null) System.out.println(sentence);
        else clock.say(sentence);
    }

    @Override
    public void close() {
        if (clock != null) clock.close();
    }
}
