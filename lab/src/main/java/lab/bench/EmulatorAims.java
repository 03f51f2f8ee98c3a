package lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fast the lab's warm call should be compared with that of AWS's emulator, and whether a bench reached it. */
record EmulatorAims(BenchRecord record) {

    /** The lab's p50 may be so many times the emulator's, and its rate must be so many times the emulator's. */
    private static final double P50_AT_MOST = 0.9, RATE_AT_LEAST = 1.1;
    private static final String ONE_CLIENT = "1 client ";

    /** @param reached whether this bench reached it; chance is not considered, because a bench is a single run */
    private record Aim(String what, BenchFigure lab, BenchFigure emulator, String wanted, boolean reached) {

        String line() {
            return "| %s | %s %s (n = %d) | %s %s (n = %d) | %.2f | %s | %s |".formatted(what, lab.text(), lab.unit(),
                    lab.n(), emulator.text(), emulator.unit(), emulator.n(), lab.value() / emulator.value(), wanted,
                    reached ? "reached" : "missed");
        }
    }

    /** A table with one line for each aim, and a sentence that sums it up. */
    String text() {
        List<Aim> aims = new ArrayList<>();
        for (String kind : List.of(WarmCalls.P50, WarmCalls.RATE)) {
            Optional<BenchFigure> lab = figure(WarmCalls.INVOKE_API + kind);
            Optional<BenchFigure> emulator = figure(WarmCalls.EMULATOR + kind);
            if (lab.isEmpty() || emulator.isEmpty())
                return "This bench has no figures for the emulator, so we can't say whether the lab reached its aims.";
            double ratio = lab.get().value() / emulator.get().value();
            aims.add(kind.equals(WarmCalls.P50)
                    ? new Aim("p50", lab.get(), emulator.get(), "at most " + P50_AT_MOST, ratio <= P50_AT_MOST)
                    : new Aim("rate", lab.get(), emulator.get(), "at least " + RATE_AT_LEAST,
                            ratio >= RATE_AT_LEAST));
        }
        List<String> lines = new ArrayList<>(List.of(
                "| warm call, one client | lab | emulator | lab divided by emulator | aim | result |",
                "|---|---:|---:|---:|---:|---|"));
        aims.forEach(aim -> lines.add(aim.line()));
        lines.add("");
        lines.add(summary(aims.stream().filter(Aim::reached).count(), aims.size()));
        return String.join("\n", lines);
    }

    private static String summary(long reached, int all) {
        return reached == all ? "In this run, the lab reached both aims."
                : reached == 0 ? "In this run, the lab missed both aims."
                        : "In this run, the lab reached one aim and missed the other.";
    }

    private Optional<BenchFigure> figure(String name) {
        return record.figures().stream()
                .filter(each -> each.name().equals(name) && each.condition().startsWith(ONE_CLIENT)).findFirst();
    }
}
