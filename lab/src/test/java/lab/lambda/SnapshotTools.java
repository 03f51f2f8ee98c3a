package lab.lambda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lab.Home;
import lab.build.Toolchains;

/** The project's way to take snapshots; tests that need it are skipped where it cannot work. */
public final class SnapshotTools {

    private SnapshotTools() {}

    /** Skips the test, with the reason, where no snapshot can be taken. */
    public static SnapStart.Snapshot here() {
        Home home = Home.find();
        Toolchains toolchains = new Toolchains(home.lambdas());
        assumeTrue(toolchains.probes().get("criu").usable(), () -> toolchains.probes().get("criu").fault());
        return new SnapStart.Snapshot(home.lambdas().resolve("tools/snapshot"));
    }
}
