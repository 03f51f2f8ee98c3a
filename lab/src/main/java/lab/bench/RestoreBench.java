package lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;

/**
 * Where the time goes between the start of a restore and its first answer, and how the page cache affects it. All
 * snapshots are restored in turns, in another order each time, so that disturbances on the machine affect all of them.
 */
final class RestoreBench {

    static final int WHOLE_VCPU_MB = 1769;
    static final int PART = 100;
    static final String PUBLISHED = "publication, once";
    static final String SIZE = "size of the snapshot";
    static final String FIRST_ANSWER = "restore to first answer, p50";
    static final String RESTORE = "of which snapshot restore (CRIU, local)";
    static final String RUNTIME = "of which runtime, until its first event";
    static final String FIRST_CALL = "of which first invocation, Duration";
    static final String REST = "of which the rest";
    static final String NEXT = "Duration of the " + PART + " calls after it, p50";
    static final String FIRST_CPU = "CPU time until the first answer, p50";
    static final String NEXT_CPU = "CPU time of the " + PART + " calls after it, p50";
    static final String UNCACHED = "restore to first answer, snapshot not in the page cache, p50";
    private static final long SEED = 5;

    private RestoreBench() {}

    /** Name of the figure for the last of {@code calls} calls after a restore. */
    static String later(int calls) {
        return "Duration of calls " + (calls - PART + 1) + " to " + calls + ", p50";
    }

    static String laterCpu(int calls) {
        return "CPU time of calls " + (calls - PART + 1) + " to " + calls + ", p50";
    }

    /**
     * @param functions the builds of the plan's rows, in their order
     * @param memoryMb  decides the CPU share where the platform has limits
     * @param share     what a reader has to know of it, e.g. {@code 512 MB}
     * @param say       gets a line for each part
     */
    static List<BenchFigure> measure(LocalPlatform platform, RestorePlan plan, List<Built> functions, int memoryMb,
            String share, Consumer<String> say) throws IOException, InterruptedException {
        List<RestoredFunction> all = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            RestorePlan.Row row = plan.rows().get(i);
            say.accept("Snapshot of " + row.name() + ", " + share + " …");
            RestoredFunction function =
                    new RestoredFunction(platform, "restores-" + i, label(row, share));
            function.publish(functions.get(i), memoryMb, row);
            all.add(function);
        }
        Random random = new Random(SEED);
        List<RestoredFunction> turns = new ArrayList<>(all);
        try (TimedCalls calls = new TimedCalls(platform)) {
            say.accept("%d restores of each, %s …".formatted(plan.restores(), share));
            for (RestoredFunction each : all) each.warmUp(calls);
            for (int round = 0; round < plan.restores(); round++) {
                Collections.shuffle(turns, random);
                for (RestoredFunction each : turns) each.restore(calls);
            }
            for (int round = 0; round < plan.fromDisk(); round++) {
                Collections.shuffle(turns, random);
                for (RestoredFunction each : turns) each.restoreFromDisk(calls);
            }
            if (plan.warm() > 0) for (RestoredFunction each : turns) each.callAgain(calls, plan.warm());
        }
        all.forEach(RestoredFunction::remove);
        return all.stream().flatMap(each -> each.figures().stream()).toList();
    }

    /** How the figures of a row begin. */
    static String label(RestorePlan.Row row, String share) {
        return row.name() + ", " + share;
    }
}
