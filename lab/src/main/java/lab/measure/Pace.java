package lab.measure;

import java.util.List;
import lab.run.record.Cell;
import locallambda.report.Start.Kind;

/**
 * How fast a function is called, and how long that takes.
 *
 * @param medianMs of a call in the preflight
 */
record Pace(double medianMs) {

    /** The paced load's usual rate, calls per second and environment. */
    private static final double MOST_PER_SECOND = 4;
    /** Training, snapshots and executables, roughly, in seconds. */
    private static final int FOR_AOT = 20, FOR_SNAPSHOT = 4, FOR_EXECUTABLE = 180;
    /** What a visit takes beside its calls, in seconds. */
    private static final int BESIDE = 8;

    /** Calls per second: at most one call in twice the time that a call takes. */
    double rate() {
        double most = Math.min(MOST_PER_SECOND, 1000 / (2 * medianMs));
        return most < 0.1 ? most : Math.floor(most * 100) / 100;
    }

    /** The estimate that is printed before anything long starts. */
    String estimate(Wish wish) {
        List<Integer> sizes = wish.sizes();
        long snapshots = wish.ways().stream().filter(Way::snapStart).count() * sizes.size();
        double lanes = Math.max(0.5, Runtime.getRuntime().availableProcessors() - 0.5);
        double visits = sizes.stream().mapToDouble(size -> Math.max(1,
                Math.ceil(wish.ways().size() * new Cell("", size, Kind.WARM).vcpus() / lanes))).sum();
        double seconds = visits * wish.effort().environments * (wish.effort().calls / rate() + BESIDE)
                + snapshots * FOR_SNAPSHOT + (wish.ways().contains(Way.AOT) ? FOR_AOT : 0)
                + (wish.ways().contains(Way.NATIVE) ? FOR_EXECUTABLE : 0);
        return ("A call took %.1f ms (median at %d MB), so each environment gets %s calls per second. The %d "
                + "combinations of way and memory size, with %d environments each, take about %.0f "
                + "minutes.").formatted(medianMs, wish.smallest(),
                        rate() == Math.rint(rate()) ? "%.0f".formatted(rate()) : "%.2f".formatted(rate()),
                        wish.ways().size() * sizes.size(), wish.effort().environments, Math.ceil(seconds / 60));
    }
}
