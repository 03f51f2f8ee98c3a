package lab.stage;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import lab.platform.Platform;
import lab.race.RaceListener;
import lab.run.Run;
import lab.run.record.Cell;
import lab.run.record.Plan;
import lab.run.record.Visit;
import lab.toolchain.Participants;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;

/** Shows a race while it happens: holds it back until the key is pressed, then passes on what the platform says. */
public final class LiveRace implements RaceListener, AutoCloseable {

    private static final long LOOK_EVERY_MS = 10;

    private final Stage stage;
    private final Consumer<String> say;
    private final Score score = new Score();
    private Platform platform;
    private Thread watch;
    /** The cell whose cold start is awaited, and the requests it had before; null at any other time. */
    private String awaited;
    private long before;

    /** @param say takes the sentence that names the page */
    public LiveRace(Stage stage, Consumer<String> say) {
        this.stage = stage;
        this.say = say;
    }

    @Override
    public void ready(Platform on, Plan plan, Participants field) throws InterruptedException {
        platform = on;
        stage.show(scene(plan, field));
        say.accept(stage.invitation());
        stage.awaitStart();
        platform.subscribe(this::heard);
        watch = Thread.ofVirtual().start(this::lookForStarts);
    }

    @Override
    public synchronized void visitStarted(Visit visit, double expectedSeconds) {
        stage.send(new StageEvent.Turn(visit.round() + 1, visit.start(),
                visit.cells().stream().map(Cell::variant).sorted().toList()));
        if (visit.start() != Kind.COLD) return;
        awaited = visit.cells().getFirst().name();
        before = platform.requests(awaited).requests();
    }

    @Override
    public void close() {
        if (watch != null) watch.interrupt();
    }

    private synchronized void heard(Invocation invocation) {
        if (invocation.function().equals(awaited)) awaited = null;
        Cell.parse(invocation.function()).ifPresent(cell -> stage.send(score.add(cell, invocation)));
    }

    private void lookForStarts() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        if (awaited == null || platform.requests(awaited).requests() == before) return;
        stage.send(new StageEvent.Begun(Cell.parse(awaited).orElseThrow().variant()));
        awaited = null;
    }

    private Scene scene(Plan plan, Participants field) {
        List<Lane> lanes = field.builds().keySet().stream().sorted(Lane.order())
                .map(name -> Lane.of(name, field.builds().get(name).variant().title())).toList();
        return new Scene(lanes, plan.cells().getFirst().memoryMb(), platform.place(), platform.place().hardware(),
                Run.printed(LocalDate.now()), 1, false);
    }
}
