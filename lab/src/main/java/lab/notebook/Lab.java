package lab.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.Home;
import lab.Problem;
import lab.build.Builder;
import lab.build.Built;
import lab.build.Missing;
import lab.build.Toolchains;
import lab.chart.Charts;
import lab.chart.Picture;
import lab.chart.Run;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.lambda.Limits;
import lab.learn.Work;
import lab.load.K6;
import lab.platform.Local;
import lab.race.Order;
import lab.race.Profile;
import lab.race.Sitting;
import lab.result.Invocation;
import lab.result.RunFolder;
import lab.variant.Variant;
import lab.variant.Variants;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.Table;

/** What a notebook's cells do with the lab, each in one call. The local Lambda starts with the first call that needs it. */
public final class Lab {

    private static final Home HOME = Home.find();
    /** Every invocation of every function, in the order of their REPORT lines. */
    private static final List<Invocation> HEARD = new CopyOnWriteArrayList<>();
    private static Local local;
    private static Path scratch;

    private Lab() {}

    /** The checkout and the cache. */
    public static Home home() {
        return HOME;
    }

    /** The local Lambda, started if it is not running yet: a second call, or a cell run twice, does no harm. */
    public static synchronized Local local() {
        if (local == null) {
            scratch = InACell.run(() -> Files.createTempDirectory("lambda-race-"));
            System.out.println("Starting the local Lambda with S3 and DynamoDB beside it …");
            local = InACell.run(() -> Local.start(HOME, Limits.detect(), scratch, 0));
            local.subscribe(HEARD::add);
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        }
        return local;
    }

    /** Ends the local Lambda, so that the next call starts a new one with empty stores. */
    public static synchronized void restart() {
        if (local != null) local.close();
        local = null;
    }

    /** Builds a variant, or takes it from the cache. */
    public static Built build(String variant) {
        return InACell.run(() -> {
            Variant known = variant(variant);
            Optional<Missing> missing = new Toolchains(HOME.lambdas()).missing(known);
            if (missing.isPresent()) throw new Problem(missing.get().reason(), "To add it: " + missing.get().fix());
            return new Builder(HOME, System.out::println).build(known);
        });
    }

    /**
     * Makes a variant callable at a memory size, built first if need be. Where it cannot be built, its calls come from the
     * reference run, and say so.
     */
    public static Deployed deploy(String variant, int memoryMb) {
        return deploy(variant, memoryMb, 10);
    }

    /** The same with a limit on how many execution environments it may have at once. */
    public static Deployed deploy(String variant, int memoryMb, int concurrency) {
        return InACell.run(() -> {
            Variant known = variant(variant);
            Optional<Missing> missing = new Toolchains(HOME.lambdas()).missing(known);
            if (missing.isPresent()) {
                String why = missing.get().reason() + " To add it: " + missing.get().fix();
                return Recorded.of(reference(), variant, memoryMb, why).orElseThrow(() -> new Problem(variant + " cannot be built here, and the reference run does not have it.", why));
            }
            return deploy(variant + "-" + memoryMb, new Builder(HOME, System.out::println).build(known), memoryMb, concurrency);
        });
    }

    /** Builds what later notebooks need while you go on; says what is missing on this machine. */
    public static Shown buildTheRest() {
        return InACell.run(() -> new Note("Later notebooks", BackgroundBuild.start(HOME)));
    }

    /** A stacked bar for each function: INIT and handler, medians. */
    public static CategoryChart bars(Calls... functions) {
        return ColdStartBars.of(functions);
    }

    /** Something that was built, e.g. a variant of one's own, under a name of one's own. */
    public static Deployed deploy(String name, Built built, int memoryMb, int concurrency) {
        return InACell.run(() -> {
            local().deploy(name, built, memoryMb, concurrency);
            return new Live(name, built.variant().title(), memoryMb, Lab::local);
        });
    }

    /** Can this variant be built here? If not, why, and what adds it. */
    public static Optional<String> whyNot(String variant) {
        return InACell.run(() -> new Toolchains(HOME.lambdas()).missing(variant(variant)).map(missing -> missing.reason() + " To add it: " + missing.fix()));
    }

    /**
     * Runs a race and comes back with its results. Stop it with the stop button; what is finished stays in results/.
     *
     * @param profile {@code smoke}, {@code quick}, {@code talk} or {@code full}, as {@code ./jbang race} has them
     */
    public static Run race(String profile, List<String> variants, List<Integer> memoryMb) {
        return InACell.run(() -> {
            restart();
            Order order = new Order(Profile.named(profile), variants, memoryMb, OptionalLong.empty(), 1, Order.payload("{}"), Optional.empty(),
                    "./jbang race --profile " + profile + " --variants " + String.join(",", variants));
            try (RaceInACell progress = new RaceInACell()) {
                return Run.open(new Sitting(HOME, progress).begin(order).folder());
            }
        });
    }

    /** The run that is committed, measured by somebody else on another machine. */
    public static Run reference() {
        return InACell.run(() -> Run.open(HOME.results().resolve("reference")));
    }

    /** Your newest run; the reference run if there is none yet. */
    public static Run newest() {
        return InACell.run(() -> {
            try {
                return Run.open(RunFolder.newest(HOME.results()).path());
            } catch (Problem none) {
                return reference();
            }
        });
    }

    /** One of a run's charts: cold-starts, latency-by-memory, cost-by-memory, cost-and-speed, whole-bill, latency-over-run. */
    public static Picture chart(Run run, String name) {
        return InACell.run(() -> {
            Costs costs = costs(run);
            List<Picture> all = Charts.of(run, costs, Choice.perVariant(run.summary(), costs, Goal.USUAL));
            return all.stream().filter(chart -> chart.name().equals(name)).findFirst().orElseThrow(() -> new Problem("This run has no chart \"" + name + "\".",
                    "It has " + String.join(", ", all.stream().map(Picture::name).toList()) + "."));
        });
    }

    /** What a run comes to in USD for 100 million calls a month, under the report's usual assumptions. */
    public static Costs costs(Run run) {
        return Costs.of(run.summary(), Prices.published(), Assumptions.usual(run.architecture()));
    }

    /** Writes a script of your own into {@code my-work/}; one of the same name is replaced. */
    public static Path script(String name, String text) {
        return InACell.run(() -> Files.writeString(Files.createDirectories(Work.of(HOME).folder()).resolve(name), text));
    }

    /** Runs a k6 script of your own against a function; it finds the function's URL in {@code __ENV.URL}. */
    public static Load load(Path script, Deployed function) {
        return load(script, function, Map.of());
    }

    /** The same with more variables for {@code __ENV}. */
    public static Load load(Path script, Deployed function, Map<String, String> variables) {
        return InACell.run(() -> new LoadRun(k6(), local()).run(script, function, variables, HEARD));
    }

    /** k6, found or brought. */
    public static K6 k6() {
        return InACell.run(() -> K6.find(HOME, System.out::println));
    }

    /** The class path of a Java variant: what one uploads, and what AWS's managed runtime brings along. */
    public static String classPath(Built built) {
        return InACell.run(() -> InProcess.classPath(built));
    }

    /** Gives this notebook's process what Lambda gives a function: endpoints, region and credentials of the local stores. */
    public static void likeInLambda() {
        InProcess.configure(local().storesEnvironment());
    }

    /** The jars of a built Java variant, largest first. */
    public static Table jars(Built built) {
        return InACell.run(() -> InProcess.jars(built));
    }

    /** Tries a variant of your own: reads its YAML, builds it, deploys it with 512 MB and calls it once. */
    public static Own own(String yaml) {
        return InACell.run(() -> Own.of(HOME, yaml, (name, built) -> deploy("own-" + name, built, 512, 1)));
    }

    /** Makes an incident happen and hands over the platform's logs of before and after. */
    public static Incident incident(Deployed function) {
        return InACell.run(() -> Incident.of(function, () -> {
            if (!function.recorded()) local().forceCold(function.name());
        }));
    }

    /** Every variant and size of a run against a goal such as {@code p95<20ms,cold<1s}, with what it costs. */
    public static Decision decide(Run run, String goal) {
        return InACell.run(() -> Decision.of(run, goal, costs(run)));
    }

    /** Are there AWS credentials on this machine? Nothing is called. */
    public static Shown awsCredentials() {
        return AwsCredentials.look();
    }

    /** A file of the checkout, e.g. {@code lambdas/java/src/main/java/race/Handler.java}. */
    public static Source show(String path) {
        return InACell.run(() -> Source.of(HOME, path));
    }

    private static Variant variant(String name) {
        List<Variant> known = new ArrayList<>(Variants.read(HOME.lambdas()));
        Variants.groups(HOME.lambdas()).values().forEach(known::addAll);
        return known.stream().filter(variant -> variant.name().equals(name)).findFirst().orElseThrow(() -> new Problem("There is no variant \"" + name + "\".",
                "Choose from " + String.join(", ", known.stream().map(Variant::name).toList()) + "."));
    }
}
