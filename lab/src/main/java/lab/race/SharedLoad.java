package lab.race;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.AwsProblems;
import lab.aws.DeployedParticipants;
import lab.aws.DeployedStack;
import lab.load.K6;
import lab.platform.Signing;
import lab.run.record.Cell;
import lab.toolchain.Built;
import locallambda.report.Start.Kind;

/**
 * A plan's warm load on a stack, in the form that many machines need: all its variants at once, with their current
 * memory sizes.
 */
public final class SharedLoad {

    private SharedLoad() {}

    /**
     * @param users   number of users who call at the same time, for loads that let you choose it
     * @param runners k6 processes that share them
     * @return the manifest for the k6 operator
     */
    public static String manifest(Home home, AwsClients clients, DeployedStack stack, Order order, int users,
            int runners, K6 k6) {
        Map<String, Built> deployed = DeployedParticipants.of(home, clients, stack, order.variants()).builds();
        List<LoadPlan.Target> targets = deployed.keySet().stream()
                .map(variant -> target(variant, clients, stack.function(variant), order)).toList();
        LoadPlan plan = new LoadPlan("k6/operator", order.timeScale(), users,
                new LoadPlan.Sign(stack.region(), Signing.SERVICE), targets);
        Path scripts = home.checkout().resolve("scripts/k6");
        return OperatorManifest.of(plan, order.profile().load(), scripts, runners, k6);
    }

    private static LoadPlan.Target target(String variant, AwsClients clients, DeployedStack.Function function,
            Order order) {
        int memoryMb =
                AwsProblems.during(
                        "reading the memory size of " + function.name(),
                        () -> clients.lambda().getFunctionConfiguration(
                                get -> get.functionName(function.name()).qualifier(function.qualifier()))
                                .memorySize());
        return new LoadPlan.Target(new Cell(variant, memoryMb, Kind.WARM).name(), function.url(), order.payload(), 0, 0,
                false, 0, 0, 0);
    }
}
