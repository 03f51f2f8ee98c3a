package lab.stage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lab.chart.BestKnown;
import lab.platform.Platform;
import lab.race.RaceListener;
import lab.run.Run;
import lab.run.record.Cell;
import lab.run.record.Plan;
import lab.run.record.Visit;
import lab.run.summary.SampleRule;
import lab.toolchain.Participants;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;

/**
 * Shows a race while it happens: holds the race back until somebody presses the key, then passes on what the platform
 * reports.
 */
public final class LiveRace implements RaceListener, AutoCloseable {

    private static final long LOOK_EVERY_MS = 10;

    private final Stage stage;
    private final Consumer<String> say;
    private final Score score = new Score();
    private Platform platform;
    private Thread watch;
    /** The cells whose cold start is awaited, with the requests they had before. */
    private final Map<Cell, Long> awaited = new HashMap<>();
    /** The visit that goes on, while none of its warm calls was heard of; null at any other time. */
    private Visit starting;

    /** @param say gets the sentence with the page's address */
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
        starting = visit;
        awaited.clear();
        visit.cells().forEach(cell -> awaited.put(cell, platform.requests(cell.name()).requests()));
    }

    @Override
    public void close() {
        if (watch != null) watch.interrupt();
    }

    private synchronized void heard(Invocation invocation) {
        look();
        if (SampleRule.asked(invocation) == Kind.WARM && starting != null) {
            turn(Kind.WARM, starting.cells());
            starting = null;
            awaited.clear();
        }
        Cell.parse(invocation.function()).ifPresent(cell -> stage.send(score.add(cell, invocation)));
    }

    private void turn(Kind start, List<Cell> cells) {
        stage.send(new StageEvent.Turn(starting.round() + 1, start,
                cells.stream().map(Cell::variant).sorted().toList()));
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

    /** A cold start begins when its request has arrived. */
    private synchronized void look() {
        for (Cell cell : List.copyOf(awaited.keySet())) {
            if (platform.requests(cell.name()).requests() == awaited.get(cell)) continue;
            awaited.remove(cell);
            turn(Kind.COLD, List.of(cell));
            stage.send(new StageEvent.Begun(cell.variant()));
        }
    }

    private Scene scene(Plan plan, Participants field) {
        List<Lane> lanes = field.builds().keySet().stream().sorted(BestKnown.order())
                .map(name -> Lane.of(name, field.builds().get(name).variant().title())).toList();
        return new Scene(lanes, plan.cells().getFirst().memoryMb(), platform.place(), platform.place().hardware(),
                Run.printed(LocalDate.now()), 1, false,
                field.skipped().stream().map(skipped -> skipped.variant()).toList());
    }
}
