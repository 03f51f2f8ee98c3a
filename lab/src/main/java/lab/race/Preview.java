package lab.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lab.Home;
import lab.console.ProgressLine;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.load.K6;
import lab.platform.LocalPlatform;
import lab.run.Run;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.Route;
import lab.run.record.Visit;
import lab.toolchain.BuildListener;
import lab.toolchain.BuildProgress;
import lab.toolchain.Participants;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * A preview on a fresh machine. As soon as the variants that are built quickly are ready, each of them starts three
 * times and answers ten calls after each start, while the other builds wait. The preview's figures are not results. The
 * race measures everything again, and the folder of this small run is deleted.
 */
public final class Preview {

    private final Home home;
    private final Terminal terminal;

    public Preview(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** @return what was measured; empty if all wanted variants are built or will be soon, or if none of them started */
    public Optional<Run> measure(Order order, Route route) throws IOException, InterruptedException {
        Optional<Participants> quick;
        try (BuildProgress builds = new BuildProgress(terminal, "the preview")) {
            quick = Participants.quick(home, order.variants(), builds);
            if (quick.isPresent()) K6.find(home, builds);
        }
        if (quick.isEmpty()) return Optional.empty();
        Path results = Files.createTempDirectory("lambda-race-preview-");
        try (Progress progress = new Progress()) {
            Profile preview = Profile.named("preview");
            int memoryMb = preview.memoryMb().stream().filter(order.sizes()::contains).findFirst()
                    .orElse(order.sizes().getLast());
            Order small = new Order(preview, List.copyOf(quick.get().builds().keySet()), List.of(memoryMb),
                    OptionalLong.empty(), 1, order.payload(), Optional.of(results), order.command());
            return Optional.of(Run.open(
                    new RaceSession(home, progress).begin(small, LocalPlatform.fresh(home, route)).folder()));
        } catch (Problem e) { // the race says it of each variant that fails, and goes on with the others
            Stoppable.throwIfStopped(e);
            terminal.out().println("There is no preview: " + e.getMessage());
            return Optional.empty();
        } finally {
            Folders.delete(results);
        }
    }

    /** One line for all of it. */
    private final class Progress implements RaceListener, AutoCloseable {
        private ProgressLine line;
        private double done;

        @Override
        public void planned(Path run, Plan plan, int visitsLeft) {
            terminal.out().println(("The preview takes about %.0f seconds. For each variant, it makes three cold "
                    + "starts and ten calls after each of them.")
                    .formatted(plan.totalSeconds()));
            line = ProgressLine.of(terminal, "preview", Math.round(plan.totalSeconds()));
        }

        @Override
        public void visitStarted(Visit visit, double expectedSeconds) {
            line.stepTo(Math.round(done), "next: the other builds, the race");
            done += expectedSeconds;
        }

        @Override
        public BuildListener builds() {
            return sentence -> {};
        }

        @Override
        public void say(String sentence) {
            terminal.out().println(sentence);
        }

        @Override
        public void close() {
            if (line != null) line.close();
        }
    }
}
