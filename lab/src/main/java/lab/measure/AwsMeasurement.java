package lab.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.AwsProblems;
import lab.aws.DeployedParticipants;
import lab.aws.DeployedStack;
import lab.platform.AwsPlatform;
import lab.race.OwnLoad;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.record.OwnCalls;
import lab.toolchain.Participants;
import lab.variant.Build;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Measures a user's own function on AWS in the same way as a local run. {@code ./jbang deploy --measured} has deployed
 * the function.
 *
 * @param run the local run
 */
public record AwsMeasurement(Home home, RaceListener listener, Path run) {

    private static final String THERE = "It ran on AWS, with the permissions of its role.";

    /**
     * @param platform not open yet
     * @param memoryMb the size that was deployed
     * @param out      where the new run's folder is made; empty means {@code results/}
     * @throws Problem if the deployed function doesn't answer the run's events
     */
    public RaceSession.Outcome measure(AwsClients clients, DeployedStack stack, AwsPlatform platform, int memoryMb,
            Optional<Path> out) throws IOException, InterruptedException {
        Wish local = Kept.of(home, run).wish();
        Events events = Events.parse(local.events());
        Expectation expectation = Expectation.of(local.expect());
        OwnCalls calls = Run.record(run).plan().own();
        List<Way> ways = stack.functions().keySet().stream().map(Way::of).toList();
        Wish wish = local.there(ways, memoryMb, out, "./jbang measure --on-aws " + run);
        Participants field = DeployedParticipants.of(clients, stack, ways.stream().map(AwsMeasurement::known).toList());
        for (DeployedStack.Function function : stack.functions().values())
            for (Events.Event event : events.all()) tryOut(clients, function, event, expectation);
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (AwsPlatform open = platform.open(scratch)) {
            OwnLoad load = new OwnLoad(Taken.loadFile(events, expectation, wish.timeoutS(), scratch),
                    open::invocations);
            return new RaceSession(home, listener).measure(Measurement.order(wish, wish.sizes(), field, calls), field,
                    open, calls, load, Kept.measured(run).elsewhere(List.of(THERE)));
        } finally {
            Folders.delete(scratch);
        }
    }

    private static void tryOut(AwsClients clients, DeployedStack.Function function, Events.Event event,
            Expectation expectation) {
        InvokeResponse answer = AwsProblems.during("calling the function " + function.name(), () -> clients.lambda()
                .invoke(call -> call.functionName(function.name()).qualifier(function.qualifier())
                        .payload(SdkBytes.fromUtf8String(event.json()))));
        String said = answer.payload() == null ? "" : answer.payload().asString(StandardCharsets.UTF_8);
        if (answer.functionError() == null && expectation.met(said)) return;
        throw new Problem("On AWS, your function answered %s with %s.".formatted(event.name(), Failure.shortened(said)),
                ("Read its log group, %s. If the function lacks permissions, add them with ./jbang deploy --measured "
                        + "RUN --policy ARN.")
                        .formatted(function.logGroup()));
    }

    private static Variant known(Way way) {
        Build build = new Build(List.of(), Map.of(), List.of(), 0, Ways.ARTIFACT, Optional.empty(), Optional.empty(),
                Optional.empty());
        return way.variant(build, new Variant.Start("", Map.of(), Map.of(), way.snapStart()), Optional.empty());
    }
}
