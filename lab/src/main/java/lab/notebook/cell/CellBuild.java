package lab.notebook.cell;

import java.util.List;
import java.util.OptionalDouble;
import lab.Home;
import lab.toolchain.BuildListener;
import lab.toolchain.BuildTimes;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.variant.Variant;

/**
 * Builds in a cell. A line under the cell shows what is being built or installed, how long this has taken so far, how
 * long it usually takes, and what comes next.
 */
public final class CellBuild implements BuildListener {

    private CellClock clock;

    /** The variant, from the cache or built now. */
    public static Built of(Home home, Variant variant) {
        CellBuild cell = new CellBuild();
        cell.begins(variant.name(), BuildTimes.of(home).seconds(variant.name()), List.of());
        try {
            return new Builder(home, cell).build(variant);
        } finally {
            cell.ends();
        }
    }

    @Override
    public void begins(String variant, OptionalDouble expectedS, List<String> next) {
        show(variant, expectedS.isEmpty() ? "" : " of about %.0f s".formatted(expectedS.getAsDouble()), next);
    }

    @Override
    public void installs(String tool, List<String> next) {
        show("installing " + tool, "", next);
    }

    private void show(String doing, String usual, List<String> next) {
        long start = System.nanoTime();
        String then = next.isEmpty() ? "" : "; next: " + String.join(", ", next);
        clock = new CellClock(CellClock.PATIENCE_S,
                () -> "%s: %d s%s%s".formatted(doing, (System.nanoTime() - start) / 1_000_000_000, usual, then));
    }

    @Override
    public void ends() {
        clock.close();
        clock = null;
    }

    @Override
    public void accept(String line) {
        if (clock == null) System.out.println(line);
        else clock.say(line);
    }
}
