package lab.aws;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.Home;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * The variants that can take part in a race on AWS: those that the stack has, as they were uploaded. Nothing is built
 * here.
 */
public final class DeployedParticipants {

    private DeployedParticipants() {}

    /**
     * @param wanted names; empty or {@link Participants#ALL} takes every variant that the stack has
     * @throws Problem if the stack lacks a wanted variant, or if the stack's functions are gone
     */
    public static Participants of(Home home, AwsClients clients, DeployedStack stack, List<String> wanted) {
        List<String> names = wanted.isEmpty() || wanted.contains(Participants.ALL)
                ? List.copyOf(stack.functions().keySet()) : wanted;
        Map<String, Built> deployed = new TreeMap<>();
        for (String name : names) deployed.put(name, deployed(variant(home, name), clients, stack.function(name)));
        return new Participants(deployed, List.of());
    }

    /** The same for functions that aren't variants of the checkout. */
    public static Participants of(AwsClients clients, DeployedStack stack, List<Variant> variants) {
        Map<String, Built> deployed = new TreeMap<>();
        for (Variant each : variants)
            deployed.put(each.name(), deployed(each, clients, stack.function(each.name())));
        return new Participants(deployed, List.of());
    }

    private static Variant variant(Home home, String name) {
        return Variants.all(home.lambdas()).stream().filter(variant -> variant.name().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("The stack has a variant " + name + " that this checkout doesn't have.",
                        "Race only the other variants (--variants), or check out the version that deployed the "
                                + "stack."));
    }

    /**
     * The folder that a local build would have is named by the code's own hash: it tells whether a resumed run meets
     * the same code.
     */
    private static Built deployed(Variant variant, AwsClients clients, DeployedStack.Function function) {
        GetFunctionConfigurationResponse now = AwsProblems.during("looking for the function " + function.name(),
                () -> clients.lambda().getFunctionConfiguration(get -> get.functionName(function.name())));
        String hash = HexFormat.of().formatHex(Base64.getDecoder().decode(now.codeSha256()));
        return new Built(variant, Path.of(variant.name() + "-" + hash.substring(0, Math.min(hash.length(), 16))),
                now.codeSize(), 0, 0, Map.of(), Optional.empty());
    }
}
