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
 * Estimates how long builds take: the time from the committed first race of a fresh machine, times a factor for this
 * machine. The factor says how much longer the builds in this machine's cache and in this process took here than in
 * that race.
 */
public final class BuildTimes {

    /** The committed race whose variants were all built for it, on a machine without caches. */
    public static final String RUN = "results/first-race";

    /** What takes longer than this there is not waited for before the preview, in s. */
    private static final double QUICK_S = 60;

    private final Map<String, Double> committedS;
    private final Map<String, Double> hereS;

    private BuildTimes(Map<String, Double> committedS, Map<String, Double> hereS) {
        this.committedS = committedS;
        this.hereS = new HashMap<>(hereS);
        this.hereS.keySet().retainAll(committedS.keySet());
    }

    /** Without such a race in the checkout, all times are unknown. */
    public static BuildTimes of(Home home) {
        Path run = home.checkout().resolve(RUN);
        Map<String, Double> seconds = new HashMap<>();
        if (Files.exists(run.resolve(RunFolder.RUN)))
            Run.record(run).variants().forEach((variant, built) -> seconds.put(variant, built.buildMs() / 1e3));
        return new BuildTimes(seconds, new BuildCache(home).seconds());
    }

    /** In s, on this machine; empty for a variant that was not built there. */
    public OptionalDouble seconds(String variant) {
        Double committed = committedS.get(variant);
        if (committed == null) return OptionalDouble.empty();
        double there = hereS.keySet().stream().mapToDouble(committedS::get).sum();
        double here = hereS.values().stream().mapToDouble(Double::doubleValue).sum();
        return OptionalDouble.of(there == 0 ? committed : committed * here / there);
    }

    /** Records how long a build of this process took. */
    void took(String variant, double seconds) {
        if (committedS.containsKey(variant)) hereS.put(variant, seconds);
    }

    /** Is the variant's build so short that the preview waits for it? A build of unknown length counts as short. */
    boolean quick(String variant) {
        return committedS.getOrDefault(variant, 0.0) <= QUICK_S;
    }

    /** A key for sorting; all quick builds have the same key. */
    double rank(String variant) {
        return quick(variant) ? 0 : committedS.get(variant);
    }
}
