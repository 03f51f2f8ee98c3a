package lab.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack as ./jbang deploy makes it, in moto's account; its code is nobody's, because moto starts no functions. */
public final class TestStack {

    public static final String NAME = "race-test";

    static final Waiting QUICK = new Waiting(Duration.ofMillis(100), Duration.ofSeconds(60));
    static final Waiting ONCE = new Waiting(Duration.ofMillis(50), Duration.ZERO);

    private TestStack() {}

    /** @param folder where its record goes */
    public static DeployedStack deploy(AwsClients aws, Path folder, String... variants)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return deploy(new Deploy(aws, folder, QUICK, line -> {}),
                order(SamTools.translated(folder, variants), variants), parcels(folder, variants));
    }

    static DeployedStack deploy(Deploy deploy, DeployOrder order, List<Parcel> parcels) {
        return deploy.carryOut(deploy.propose(order, parcels), order, parcels);
    }

    static DeployOrder order(Path template, String... variants) {
        return new DeployOrder(NAME, List.of(variants), "x86_64", 512, 7, "somebody", Template.read(template));
    }

    static List<Parcel> parcels(Path folder, String... variants) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (String variant : variants) {
            Path artifact = Files.createDirectories(folder.resolve("artifact").resolve(variant));
            Files.writeString(artifact.resolve("bootstrap"), variant);
            parcels.add(Parcel.of(variant, artifact, folder.resolve("code")));
        }
        return parcels;
    }

    /** As ./jbang destroy does it. @return what is left */
    public static List<String> destroy(AwsClients aws, Path folder, DeployedStack stack) {
        Destroy destroy = new Destroy(aws, folder, QUICK, ONCE, line -> {});
        return destroy.run(NAME, destroy.known(NAME, Optional.of(stack)));
    }
}
