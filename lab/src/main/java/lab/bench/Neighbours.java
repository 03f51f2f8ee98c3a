package lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.platform.LocalPlatform;
import lab.run.record.Cell;
import lab.run.record.Lanes;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.report.Start.Kind;

/**
 * Whether functions that a race calls side by side disturb each other: each of them alone, and in a lane with others,
 * in turn. Every turn has a new environment, and each environment is one sample. A repetition gives one ratio of two
 * percentiles. The result is Student's t interval of the ratios' logarithms ({@link EnvironmentInterval}).
 *
 * @param memoryMb of every function
 * @param first    number of calls, from call 2 on, that are evaluated separately from the later ones
 * @param later    calls after them
 * @param company  the variants that run beside a measured one, as far as a lane has room
 */
record Neighbours(int memoryMb, int first, int later, List<String> company) {

    /** Two that compile while they are called, and two that don't. */
    private static final List<String> USUAL = List.of("java-jvm", "java-snapstart", "python", "rust");
    /** As many JVMs as share two cores at 512 MB in a race, which runs JVMs apart from the others. */
    private static final List<String> JVMS =
            List.of("java-jvm", "java-aot", "java-snapstart", "java-snapstart-c1", "java-snapstart-primed");
    /** In the condition of a figure. */
    static final String JVMS_ONLY = "JVMs only";

    /** The first 50 calls after a cold start, the cold start among them, and as many later ones. */
    static final Neighbours ALL_KINDS = new Neighbours(512, 49, 50, USUAL);
    /** The same with JVMs alone, which is what a JVM meets in a race. */
    static final Neighbours JVMS_ALONE = new Neighbours(512, 49, 50, JVMS);

    private static final List<Double> PERCENTILES = List.of(0.5, 0.95);

    /**
     * @param functions   all that take part: those that are measured and those that only keep them company
     * @param measured    names of those that are measured
     * @param cores       processors, which decide how many share a lane
     * @param repetitions at least one; an interval needs two, a verdict five
     */
    List<BenchFigure> measure(LocalPlatform platform, Map<String, Built> functions, List<String> measured, double cores,
            int repetitions, Consumer<String> say) throws IOException, InterruptedException {
        functions.forEach((name, built) -> platform.deploy(name, built, memoryMb, 1));
        List<List<String>> lanes = lanes(functions.keySet().stream().toList(), measured, cores);
        PacedTurn turn = new PacedTurn(platform);
        Map<String, List<double[]>> alone = new LinkedHashMap<>(), beside = new LinkedHashMap<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            say.accept("Neighbours, repetition %d of %d …".formatted(repetition + 1, repetitions));
            if (repetition % 2 == 0) together(turn, lanes, beside);
            for (String one : repetition % 2 == 0 ? measured : measured.reversed())
                together(turn, List.of(List.of(one)),
                        alone);
            if (repetition % 2 == 1) together(turn, lanes, beside);
        }
        functions.keySet().forEach(platform::remove);
        return measured.stream().flatMap(name -> figures(name, alone.get(name), beside.get(name),
                lanes.stream().filter(lane -> lane.contains(name)).findFirst().orElseThrow())).toList();
    }

    private void together(PacedTurn turn, List<List<String>> lanes, Map<String, List<double[]>> into)
            throws IOException, InterruptedException {
        for (List<String> lane : lanes)
            turn.call(lane, 1 + first + later)
                    .forEach((name, ms) -> into.computeIfAbsent(name, each -> new ArrayList<>()).add(ms));
    }

    /** The lanes that a race would make of them if all might share one, without those in which nothing is measured. */
    private List<List<String>> lanes(List<String> functions, List<String> measured, double cores) {
        return new Lanes(cores, Set.of())
                .of(functions.stream().map(name -> new Cell(name, memoryMb, Kind.WARM)).toList()).stream()
                .map(lane -> lane.stream().map(Cell::variant).toList())
                .filter(lane -> lane.stream().anyMatch(measured::contains)).toList();
    }

    private Stream<BenchFigure> figures(String name, List<double[]> alone, List<double[]> beside, List<String> lane) {
        return Stream.of(new int[] {1, 1 + first}, new int[] {1 + first, 1 + first + later})
                .flatMap(calls -> PERCENTILES.stream().map(q -> {
                    double[] ratios = new double[alone.size()];
                    for (int i = 0; i < ratios.length; i++)
                        ratios[i] = percentile(beside.get(i), calls, q) / percentile(alone.get(i), calls, q);
                    EnvironmentInterval over = EnvironmentInterval.of(ratios);
                    return new BenchFigure(
                            Sharing.name(name, calls[0] + 1, calls[1], q), Math.exp(over.meanLog()), Sharing.UNIT,
                            ratios.length, condition(name, lane), over.interval());
                }));
    }

    /** Does a lane contain only variants whose code is compiled while they answer? */
    boolean jvmsOnly() {
        return company.equals(JVMS);
    }

    private String condition(String name, List<String> lane) {
        List<String> others = lane.stream().filter(other -> !other.equals(name)).toList();
        return "%d MB, %sbeside %s; interval over repetitions".formatted(memoryMb,
                jvmsOnly() ? JVMS_ONLY + ", " : "", String.join(", ", others));
    }

    private static double percentile(double[] ms, int[] calls, double q) {
        return Percentiles.of(Arrays.copyOfRange(ms, calls[0], calls[1]), q);
    }
}
