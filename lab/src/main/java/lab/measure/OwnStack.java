package lab.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.Home;
import lab.aws.DeployedStack;
import lab.aws.Parcel;
import lab.aws.Template;
import lab.cost.Usd;
import lab.report.OwnDeployment;
import lab.report.RunReport;
import lab.run.record.Measured;
import lab.toolchain.BuildListener;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The way that a measurement chose, in the form that {@code ./jbang deploy} deploys to an account.
 *
 * @param memoryMb the memory size that the measurement chose
 */
public record OwnStack(Home home, Path run, Measured measured, Way way, int memoryMb) {

    /** The stack's name unless the user gives another. */
    public static final String NAME = "lambda-race-own";
    private static final String PRIMED = "race.PrimedByEvents", TASK = "/var/task/";

    /**
     * @param as the way to deploy instead of the chosen one, at the same memory size
     * @throws Problem if the run chose no way, or the lab can't deploy the way to AWS
     */
    public static OwnStack of(Home home, Path run, Optional<String> as) {
        Measured measured = Kept.measured(run);
        OwnDeployment chosen = RunReport.of(run).ownAnswer().flatMap(answer -> answer.deployment())
                .orElseThrow(() -> new Problem(run + " contains no figures, so there is nothing to deploy.",
                        "Measure your function again with ./jbang measure."));
        Way way = as.map(Way::parse).orElse(Way.of(chosen.chosen().variant()));
        OwnDeployment.obstacle(way.variant()).ifPresent(why -> {
            throw new Problem(why, "Deploy another way of this run: --as snapstart-primed.");
        });
        return new OwnStack(home, run, measured, way, chosen.chosen().usage().memoryMb());
    }

    /** The same for a stack that is already in an account. */
    public static OwnStack of(Home home, Path run, DeployedStack there) {
        return of(home, run, there.functions().keySet().stream().findFirst().map(name -> Way.of(name).toString()));
    }

    /** What the deploy prints first: what the stack runs, and what calls cost according to the local figures. */
    public List<String> words() {
        String cost = RunReport.of(run).ownAnswer().orElseThrow().perMillion().find(way.variant(), memoryMb)
                .map(one -> "According to this run's local figures, 1 million calls cost %s.".formatted(
                        new Usd(one.lambda().usd())))
                .orElse("This run has no figures for this way at this memory size.");
        return List.of("The stack runs %s as %s at %d MB, with the handler %s.".formatted(measured.file(),
                way.variant(), memoryMb, measured.handler()), cost);
    }

    /**
     * The template with this function alone.
     *
     * @param policies ARNs of managed policies that the function needs to reach what it calls
     */
    public Template template(Template all, List<String> policies) {
        Map<String, String> variables = new TreeMap<>(Kept.of(home, run).env());
        if (way == Way.C1)
            variables.merge("JAVA_TOOL_OPTIONS", JvmOptions.C1, (users, ours) -> users + " " + ours);
        boolean primed = way == Way.SNAPSTART_PRIMED;
        if (primed) variables.putAll(Map.of("RACE_HANDLER", measured.handler(), "RACE_PRIMING", TASK + Ways.PRIMING));
        return all.own(way.snapStart() ? "java-snapstart" : "java-jvm", way.variant(),
                primed ? PRIMED : measured.handler(), measured.timeoutS(), variables, policies);
    }

    /**
     * The function's zip in Lambda's layout, made from the jar that was measured.
     *
     * @param folder gets the zip
     * @throws Problem if the jar or an event has changed since
     */
    public Parcel pack(Path folder, BuildListener builds) {
        try {
            Path scratch = Files.createTempDirectory("lambda-race-");
            Kept kept = Kept.of(home, run);
            Wish wish = kept.wish();
            try (OwnFunction function = OwnFunction.of(home, wish.given(), Events.parse(wish.events()),
                    OwnFunction.NOBODY_TO_ASK, builds, scratch)) {
                kept.mustBe(function);
                Path task = scratch.resolve("task");
                function.ways().forAws(way, task);
                return Parcel.of(way.variant(), task, folder);
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
