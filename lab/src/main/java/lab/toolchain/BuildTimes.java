package lab.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lab.Home;
import lab.run.Run;
import lab.run.folder.RunFolder;

/**
 * How long builds will probably take: as long as in the committed first race of a fresh machine, times how much longer
 * than there the builds of this process have taken so far.
 */
public final class BuildTimes {

    /** The committed race whose variants were all built for it, on a machine without caches. */
    public static final String RUN = "results/first-race";

    /** What takes longer than this there is not waited for before the preview, in s. */
    private static final double QUICK_S = 60;

    private final Map<String, Double> committedS;
    private double there;
    private double here;

    private BuildTimes(Map<String, Double> committedS) {
        this.committedS = committedS;
    }

    /** Knows nothing where the checkout has no such race. */
    public static BuildTimes of(Home home) {
        Path run = home.checkout().resolve(RUN);
        Map<String, Double> seconds = new HashMap<>();
        if (Files.exists(run.resolve(RunFolder.RUN)))
            Run.record(run).variants().forEach((variant, built) -> seconds.put(variant, built.buildMs() / 1e3));
        return new BuildTimes(seconds);
    }

    /** In s, on this machine; empty for a variant that was not built there. */
    public OptionalDouble seconds(String variant) {
        Double committed = committedS.get(variant);
        if (committed == null) return OptionalDouble.empty();
        return OptionalDouble.of(there == 0 ? committed : committed * here / there);
    }

    /** A build of this process took so long. */
    void took(String variant, double seconds) {
        Double committed = committedS.get(variant);
        if (committed == null) return;
        there += committed;
        here += seconds;
    }

    /** Is it built so soon that one waits for it before the preview? One that nobody knows is. */
    boolean quick(String variant) {
        return committedS.getOrDefault(variant, 0.0) <= QUICK_S;
    }

    /** For sorting: those that are quick count alike. */
    double rank(String variant) {
        return quick(variant) ? 0 : committedS.get(variant);
    }
}
