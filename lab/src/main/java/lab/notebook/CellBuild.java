package lab.notebook;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lab.Home;
import lab.build.Builder;
import lab.build.Built;
import lab.race.RunRecord;
import lab.variant.Variant;

/** Builds a variant in a cell; a line under it tells how long that has been going on, and how long it took in the reference run. */
final class CellBuild {

    private static final int FIRST_S = 5;
    private static final int EVERY_S = 1;

    private CellBuild() {}

    static Built of(Home home, Variant variant) {
        long start = System.nanoTime();
        try (CellProgress progress = new CellProgress(variant.name(), 0); ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            String usual = usual(variant.name());
            clock.scheduleAtFixedRate(() -> progress.show("%s: %d s so far%s".formatted(variant.name(), (System.nanoTime() - start) / 1_000_000_000, usual)),
                    FIRST_S, EVERY_S, TimeUnit.SECONDS);
            return new Builder(home, progress::say).build(variant);
        }
    }

    /** Of a first build; what others took with parts of it in their caches says nothing. */
    private static String usual(String variant) {
        return Optional.ofNullable(Runs.reference().record().builds().get(variant)).map(RunRecord.BuildRecord::cleanBuildMs)
                .map(ms -> "; %d s in the reference run".formatted(Math.round(ms / 1e3))).orElse("");
    }
}
