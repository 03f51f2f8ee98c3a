package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.report.Start.Kind;

/**
 * One invocation: the function's answer as its client got it, and the REPORT line as the platform wrote it.
 *
 * @param function    the deployed function
 * @param answer      the function's JSON; empty for a call that was taken from the reference run
 * @param log         what the function printed, without the platform's lines
 * @param roundTripMs as the client saw it, on the client's clock; NaN for a call from the reference run
 * @param source      where it was measured, e.g. {@code here, local} or {@code reference run, 24 Nov 2026}
 * @param error       the error type if the function failed; else empty
 */
public record Call(String function, String answer, List<String> log, Report report, double roundTripMs, String source,
        String error) implements Shown {

    /** Did this invocation need a new execution environment? */
    public boolean cold() {
        return report.start().kind() == Kind.COLD;
    }

    /** The time before the handler, ms: INIT, or a snapshot's restore; 0 for a warm call. */
    public double initMs() {
        return report.start().beforeMs();
    }

    /** Did its execution environment start from a snapshot? */
    public boolean restored() {
        return report.start() instanceof Start.Restored;
    }

    /** The handler's time, ms: Duration on the REPORT line. */
    public double durationMs() {
        return report.durationMs();
    }

    /** INIT (or restore) and handler together, ms. */
    public double totalMs() {
        return initMs() + durationMs();
    }

    public long billedMs() {
        return report.billedMs();
    }

    public int memoryMb() {
        return report.memoryMb();
    }

    /** The most memory its environment had used so far, MB. */
    public int peakMb() {
        return report.peakMb();
    }

    /** The REPORT line as CloudWatch shows it, except that a local restore has its own name instead of AWS's. */
    public String reportLine() {
        return report.localText();
    }

    public boolean failed() {
        return !error.isEmpty();
    }

    @Override
    public String html() {
        String badge = source.startsWith("here") ? ""
                : Html.bar(Html.Kind.NOTE, "", "This call was not measured here. It comes from the " + source + ".");
        return badge + Html.pre(text());
    }

    @Override
    public String text() {
        List<String> lines = new ArrayList<>();
        if (!answer.isEmpty()) lines.add((failed() ? "error:  " : "answer: ") + answer);
        log.forEach(line -> lines.add("log:    " + line));
        lines.add(reportLine().replace("\t", "  ").strip());
        return String.join("\n", lines);
    }
}
