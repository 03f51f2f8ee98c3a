package lab.notebook.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lab.Home;
import lab.learn.Work;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.CellClock;
import lab.race.Order;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.toolchain.BuildListener;

/** A race in a cell, with a line below the cell that shows the progress. */
final class CellRace implements RaceListener, AutoCloseable {

    private CellClock clock;

    /**
     * Races in the learner's folder, because a race of two variants should not become the run of notebooks 07 to 10.
     */
    static Run of(Home home, Profile profile, List<String> variants, List<Integer> memoryMb) throws Exception {
        Optional<Path> races = Optional.of(Work.of(home).folder().resolve("races"));
        Order order = new Order(profile, variants, memoryMb, OptionalLong.empty(), 1, Order.payload("{}"), races,
                "./jbang race --profile " + profile.name() + " --variants " + String.join(",", variants));
        try (CellRace progress = new CellRace()) {
            return Run.open(new RaceSession(home, progress).begin(order).folder());
        }
    }

    @Override
    public void planned(Path run, Plan plan, int visitsLeft) {
        double total = plan.totalSeconds();
        long start = System.nanoTime();
        System.out.println(("The race measures %d cells (a cell is a variant at a memory size) in about %.0f s. "
                + "Results: %s").formatted(plan.cells().size(), total, run));
        clock = new CellClock(1,
                () -> "race: %.0f of about %.0f s".formatted((System.nanoTime() - start) / 1e9, total));
    }

    @Override
    public BuildListener builds() {
        return new CellBuild();
    }

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
