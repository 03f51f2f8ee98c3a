package lab.notebook.build;

import java.util.Optional;
import lab.Home;
import lab.notebook.cell.CellClock;
import lab.notebook.runs.Runs;
import lab.run.record.RunRecord;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.variant.Variant;

/**
 * Builds a variant in a cell; a line under it tells how long that has been going on, and how long it took in the
 * reference run.
 */
public final class CellBuild {

    private static final int FIRST_S = 5;

    private final String variant;
    private final long start = System.nanoTime();
    private String usual;

    private CellBuild(String variant) {
        this.variant = variant;
    }

    public static Built of(Home home, Variant variant) {
        try (CellClock clock = new CellClock(FIRST_S, new CellBuild(variant.name())::line)) {
            return new Builder(home, clock::say).build(variant);
        }
    }

    private String line() {
        if (usual == null) usual = usual(); // the run is read only where somebody waits
        return "%s: %d s so far%s".formatted(variant, (System.nanoTime() - start) / 1_000_000_000, usual);
    }

    /** Of a first build; what others took with parts of it in their caches says nothing. */
    private String usual() {
        return Optional.ofNullable(Runs.reference().record().builds().get(variant))
                .map(RunRecord.BuildRecord::cleanBuildMs)
                .map(ms -> "; %d s in the reference run".formatted(Math.round(ms / 1e3))).orElse("");
    }
}
