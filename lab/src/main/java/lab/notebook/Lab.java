package lab.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.Home;
import lab.load.K6;
import lab.notebook.aws.AwsCredentials;
import lab.notebook.aws.AwsVerbs;
import lab.notebook.build.BackgroundBuild;
import lab.notebook.build.InProcess;
import lab.notebook.build.LearnerVariant;
import lab.notebook.calls.Calls;
import lab.notebook.calls.ColdStartBars;
import lab.notebook.calls.Compromise;
import lab.notebook.calls.Copies;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.Incident;
import lab.notebook.calls.Load;
import lab.notebook.calls.LoadRun;
import lab.notebook.calls.SnapshotFiles;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Scale;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.platform.LocalPlatform;
import lab.race.Order;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.record.Profile;
import lab.toolchain.Built;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import org.knowm.xchart.CategoryChart;

/**
 * What a notebook's cells do with functions, each in one call. The local Lambda starts with the first call that needs
 * it.
 */
public final class Lab {

    private static final Home HOME = Home.find();
    /** Every invocation of every function, in the order of their REPORT lines. */
    private static final List<Invocation> HEARD = new CopyOnWriteArrayList<>();
    private static final FunctionDeployer DEPLOYMENT = new FunctionDeployer(HOME, Lab::local);
    private static LocalPlatform local;

    private Lab() {}

    /** The checkout and the cache. */
    public static Home home() {
        return HOME;
    }

    /** The local Lambda, started if it is not running yet: a second call, or a cell run twice, does no harm. */
    public static synchronized LocalPlatform local() {
        if (local == null) {
            System.out.println("Starting the local Lambda with S3 and DynamoDB beside it …");
            local = InACell.run(
                    () -> LocalPlatform.start(HOME, Limits.detect(), Files.createTempDirectory("lambda-race-"), 0));
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
        return InACell.run(() -> DEPLOYMENT.build(variant));
    }

    /**
     * Makes a variant callable at a memory size, built first if need be. Where it cannot be built, its calls come from
     * the reference run, and say so.
     */
    public static DeployedFunction deploy(String variant, int memoryMb) {
        return deploy(variant, memoryMb, 10);
    }

    /** The same with a limit on how many execution environments it may have at once. */
    public static DeployedFunction deploy(String variant, int memoryMb, int concurrency) {
        return InACell.run(() -> DEPLOYMENT.deploy(variant, memoryMb, concurrency));
    }

    /** Something that was built, e.g. a variant of one's own, under a name of one's own. */
    public static DeployedFunction deploy(String name, Built built, int memoryMb, int concurrency) {
        return InACell.run(() -> DEPLOYMENT.deploy(name, built, memoryMb, concurrency));
    }

    /**
     * Several variants that are going to be compared: where one of them cannot be built, all are replayed from the
     * reference run.
     */
    public static List<DeployedFunction> together(int memoryMb, String... variants) {
        return InACell.run(() -> DEPLOYMENT.together(memoryMb, List.of(variants)));
    }

    /**
     * A Java file of the checkout in the place of a variant's handler, with parts of it replaced by yours. Where no
     * snapshot can be taken, the hooks of a variant with snapshots are rehearsed: each environment runs INIT and both
     * of them by itself.
     *
     * @param yours what stands in the file, and what is to stand there instead
     */
    public static DeployedFunction handler(String variant, String path, Map<String, String> yours) {
        return InACell.run(() -> DEPLOYMENT.handler(variant, path, yours));
    }

    /** Starts as many copies of one snapshot, one after another, and asks each of them once. */
    public static Copies copies(DeployedFunction function, int n) {
        return InACell.run(() -> Copies.of(function, Scale.times(n)));
    }

    /** The files of a function's snapshot, largest first. */
    public static Shown snapshot(DeployedFunction function) {
        return InACell.run(() -> SnapshotFiles.of(function,
                function.recorded() ? Optional.empty() : local().snapshot(function.name())));
    }

    /** How much of the gap between host and core a hybrid closes: calls of the three, in this order. */
    public static Shown share(List<Calls> cold, List<Calls> warm) {
        return Compromise.of(cold, warm, "{}");
    }

    /** The same for an event, measured here at 512 MB with the calls of the three interleaved. */
    public static Shown share(String event, String host, String hybrid, String core) {
        return InACell.run(() -> {
            List<String> three = List.of(host, hybrid, core);
            Optional<String> why = DEPLOYMENT.firstMissing(three);
            if (why.isEmpty()) return Compromise.measure(DEPLOYMENT.together(512, three), event, 3, 20);
            return new Note("Not measured", why.get()
                    + "\nThe race that measures it: ./jbang race --memory 512 --variants " + String.join(",", three));
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

    /** Can this variant be built here? If not, why, and what adds it. */
    public static Optional<String> whyNot(String variant) {
        return InACell.run(() -> DEPLOYMENT.missing(variant));
    }

    /** Is a tool of {@code lambdas/toolchains.yaml} here? It is brought where the lab can do that. */
    public static Shown tool(String name) {
        return InACell.run(() -> {
            Toolchains toolchains = new Toolchains(HOME.lambdas());
            toolchains.add(name, System.out::println);
            Probe probe = toolchains.probes().get(name);
            return new Note(name, probe.usable() ? "Version " + probe.version() + " is here." : probe.fault()
                    + " To add it: " + toolchains.tool(name).install()
                    + " (then Kernel → Restart)\nThe notebook goes on without it, and says where it takes something "
                    + "from the reference run.");
        });
    }

    /**
     * Runs a race and comes back with its results. Stop it with the stop button; what is finished stays in results/.
     *
     * @param profile {@code smoke}, {@code quick}, {@code talk} or {@code full}, as {@code ./jbang race} has them
     */
    public static Run race(String profile, List<String> variants, List<Integer> memoryMb) {
        return InACell.run(() -> {
            restart();
            Order order = new Order(Profile.named(profile), variants, memoryMb, OptionalLong.empty(), 1,
                    Order.payload("{}"), Optional.empty(),
                    "./jbang race --profile " + profile + " --variants " + String.join(",", variants));
            try (RaceInACell progress = new RaceInACell()) {
                return Run.open(new RaceSession(HOME, progress).begin(order).folder());
            }
        });
    }

    /** Runs a k6 script of your own against a function; it finds the function's URL in {@code __ENV.URL}. */
    public static Load load(Path script, DeployedFunction function) {
        return load(script, function, Map.of());
    }

    /** The same with more variables for {@code __ENV}. */
    public static Load load(Path script, DeployedFunction function, Map<String, String> variables) {
        return InACell.run(() -> new LoadRun(k6(), local()).run(script, function, variables, HEARD));
    }

    /** k6, found or brought. */
    public static K6 k6() {
        return InACell.run(() -> K6.find(HOME, System.out::println));
    }

    /**
     * Gives this notebook's process what Lambda gives a function: endpoints, region and credentials of the local
     * stores.
     */
    public static void likeInLambda() {
        InProcess.configure(local().storesEnvironment());
    }

    /** Tries a variant of your own: reads its YAML, builds it, deploys it with 512 MB and calls it once. */
    public static LearnerVariant own(String yaml) {
        return InACell.run(() -> LearnerVariant.of(HOME, yaml, (name, built) -> deploy("own-" + name, built, 512, 1)));
    }

    /** Makes an incident happen and hands over the platform's logs of before and after. */
    public static Incident incident(DeployedFunction function) {
        return InACell.run(() -> Incident.of(function, () -> {
            if (!function.recorded()) local().forceCold(function.name());
        }));
    }

    /** Are there AWS credentials on this machine? Nothing is called. */
    public static Shown awsCredentials() {
        return AwsCredentials.look();
    }

    /** The most that a race on AWS may cost. Nothing is called. */
    public static Shown awsCosts(String profile, List<String> variants, List<Integer> memoryMb) {
        return InACell.run(() -> new AwsVerbs(HOME).costs(profile, variants, memoryMb));
    }

    /** Shows what a deploy would change in the account, and makes those changes if the answer is {@code yes}. */
    public static Shown awsDeploy(String answer, List<String> variants) {
        return InACell.run(() -> new AwsVerbs(HOME).deploy(answer, variants));
    }

    /** Takes everything out of the account again if the answer is {@code yes}, and proves it. */
    public static Shown awsDestroy(String answer) {
        return InACell.run(() -> new AwsVerbs(HOME).destroy(answer));
    }
}
