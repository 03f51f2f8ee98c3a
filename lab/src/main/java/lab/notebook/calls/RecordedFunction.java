package lab.notebook.calls;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lab.notebook.view.Html;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import lab.run.summary.SampleRule;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/** A function that cannot be built on this machine: its calls are those of the committed reference run, and say so. */
public record RecordedFunction(String variant, String source, String why, List<Invocation> colds,
        List<Invocation> warms, AtomicInteger next) implements DeployedFunction {

    /**
     * @param why it cannot be built here, with the next step
     * @return empty if the reference run does not have the variant
     */
    public static Optional<DeployedFunction> of(Run run, String variant, int memoryMb, String why) {
        List<Invocation> colds = invocations(run.folder(), variant, memoryMb, Kind.COLD);
        List<Invocation> warms = invocations(run.folder(), variant, memoryMb, Kind.WARM);
        if (colds.isEmpty() || warms.isEmpty()) return Optional.empty();
        return Optional.of(new RecordedFunction(variant, "reference run, " + run.machine() + ", " + run.date(), why,
                colds, warms, new AtomicInteger()));
    }

    /** Of the cells whose memory size is nearest. */
    private static List<Invocation> invocations(Path run, String variant, int memoryMb, Kind start) {
        RunFolder folder = RunFolder.open(run);
        List<Cell> cells = folder.cells().stream().map(Cell::parse).flatMap(Optional::stream)
                .filter(cell -> cell.variant().equals(variant)).toList();
        OptionalInt nearest = cells.stream().mapToInt(cell -> Math.abs(cell.memoryMb() - memoryMb)).min();
        return cells.stream().filter(cell -> Math.abs(cell.memoryMb() - memoryMb) == nearest.orElseThrow())
                .flatMap(cell -> folder.invocations(cell.name()).stream())
                .filter(one -> SampleRule.asked(one) == start).toList();
    }

    @Override
    public String name() {
        return variant;
    }

    private Call take(List<Invocation> from) {
        Invocation one = from.get(next.getAndIncrement() % from.size());
        return new Call(variant, "", List.of(), one.report(), Double.NaN, source, "");
    }

    @Override
    public Call invoke(String event) {
        return take(warms);
    }

    @Override
    public Call cold() {
        return take(colds);
    }

    @Override
    public Calls cold(int times) {
        return repeat(times, colds);
    }

    @Override
    public Calls invoke(int times) {
        return repeat(times, warms);
    }

    @Override
    public Calls paced(int times) {
        return invoke(times);
    }

    private Calls repeat(int times, List<Invocation> from) {
        return new Calls(variant, Stream.generate(() -> take(from)).limit(Math.min(times, from.size())).toList());
    }

    @Override
    public URI url() {
        throw new Problem(variant + " has no URL, because this machine can't build it.", why);
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public String html() {
        return Html.bar(Html.Kind.NOTE, variant, text());
    }

    @Override
    public String text() {
        return variant + " cannot be built here: " + why + "\nInstead, the notebook uses recorded calls from the "
                + source
                + ".";
    }
}
