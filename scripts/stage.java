///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lab.Home;
import lab.chart.Theme;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.race.ListenerPair;
import lab.race.Order;
import lab.race.RaceProgress;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.record.Profile;
import lab.stage.Lineup;
import lab.stage.LiveRace;
import lab.stage.Recording;
import lab.stage.Stage;
import lab.stage.StageEvent;
import lab.stage.StageResult;
import lab.stage.Timetable;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "stage",
        description = "Shows a race to an audience, on a full-screen page with one lane per variant. One key starts "
                + "the race.",
        footer = {"", "Examples:",
            "  ./jbang stage",
            "  ./jbang stage --variants java-jvm,java-aot,python,rust --memory 1024",
            "  ./jbang stage --theme paper",
            "  ./jbang stage --replay results/reference",
            "  ./jbang stage --replay results/2026-11-23T14-05-12-stage --speed 1"})
class stage implements Callable<Integer> {

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Variants that race, at most 8 (default: the best-known variants).")
    List<String> variants = List.of();

    @Option(names = "--memory", paramLabel = "MB",
            description = "Memory size (default: 512; for a replay, the size with the most variants).")
    Integer memoryMb;

    @Option(names = "--seed", description = "Seed of the order (default: a new one, which the run records).")
    Long seed;

    @Option(names = "--profile", defaultValue = "stage", paramLabel = "NAME",
            description = "stage (default): up to three rounds; smoke: one short turn, to check that it works.")
    String profile;

    @Option(names = "--seconds", defaultValue = "" + Timetable.MOST_SECONDS, paramLabel = "N",
            description = "Time limit, after which the race ends even if it isn't finished; at most 90 (default: "
                    + "${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--replay", arity = "0..1", fallbackValue = "", paramLabel = "RUN",
            description = "Instead of racing, play this finished run (default: the reference run). The replay needs no "
                    + "toolchain, no k6, and no stores.")
    Path replay;

    @Option(names = "--speed", paramLabel = "FACTOR",
            description = "Speed of the replay (default: 1, or faster so that it ends within 90 seconds).")
    Double speed;

    @Option(names = "--theme", defaultValue = "night",
            description = "night (default) or paper, for bright rooms; the key T switches.")
    Theme theme;

    @Option(names = "--port", defaultValue = "3002",
            description = "Port on 127.0.0.1; 0 means any free port (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Path of the run folder (default: a new one in results/).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(() -> {
            try (Stage stage = Stage.open(port, theme)) {
                if (replay == null) race(stage);
                else play(stage);
                new CountDownLatch(1).await();
                return Verb.DONE;
            }
        }, () -> terminal.out().println("Stopped."));
    }

    private void race(Stage stage) throws Exception {
        Home home = Home.find();
        int size = memoryMb == null ? 512 : memoryMb;
        Timetable timetable = new Timetable(seconds);
        try (RaceProgress progress = new RaceProgress(terminal, run -> {});
                LiveRace live = new LiveRace(stage, progress::say)) {
            List<String> names = Lineup.here(home, variants, progress::say);
            Profile fitting =
                    timetable.fitting(Profile.named(profile), names, size, Runtime.getRuntime().availableProcessors());
            Order order = new Order(fitting, names, List.of(size),
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed), 1, Order.payload("{}"),
                    Optional.ofNullable(out), "./jbang stage --variants " + String.join(",", names) + " --memory "
                            + size + (seed == null ? "" : " --seed " + seed));
            RaceSession.Outcome outcome =
                    new RaceSession(home, new ListenerPair(progress, live)).begin(order, timetable.limit());
            StageResult result =
                    StageResult.of(Run.open(outcome.folder()).summary(), List.copyOf(outcome.run().variants().keySet()),
                            outcome.run().plan().cells().getFirst().memoryMb());
            String cut = outcome.run().plan().cut();
            stage.send(new StageEvent.Ended(System.currentTimeMillis(), result, cut));
            if (cut != null) progress.say(terminal.yellow(cut));
            progress.say(result.words());
            progress.say("Run folder: " + outcome.folder() + "  To play it again: ./jbang stage --replay "
                    + outcome.folder());
        } catch (Problem problem) {
            stage.send(new StageEvent.Stopped(problem.getMessage(), problem.next()));
            throw problem;
        }
    }

    private void play(Stage stage) throws InterruptedException {
        Path run = replay.toString().isEmpty() ? Home.find().results().resolve("reference") : replay;
        Recording recording = Recording.of(run, variants, memoryMb);
        if (speed != null && !(speed > 0 && speed <= 10_000))
            throw new Problem("The speed can't be " + speed + ".", "Use a number above 0; 1 is the original "
                    + "speed.");
        double factor = speed == null ? recording.bearableSpeed() : speed;
        terminal.out()
                .println(String.format(Locale.ROOT, "%s has %d lanes and took %.0f seconds; on stage, it takes "
                        + "%.0f.", run,
                        recording.lanes().size(), recording.seconds(), recording.seconds() / factor));
        terminal.out().println(stage.invitation());
        recording.play(stage, factor);
        terminal.out().println(recording.result().words());
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new stage(), arguments));
    }
}
