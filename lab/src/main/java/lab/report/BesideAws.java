package lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lab.Home;
import lab.chart.Findings;
import lab.cost.MemorySize;
import lab.cost.Millis;
import lab.published.AwsOpinion;
import lab.published.Publication;
import lab.published.PublishedSource;
import lab.published.TalkCharts;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import lab.variant.Variants;
import locallambda.report.Start.Kind;

/**
 * Compares this run with what others measured on AWS. The durations are from their measurements. This run contributes
 * only ratios between variants, because a local duration can't be compared with one on AWS.
 */
record BesideAws(Run run) {

    /**
     * Published measurements: what was measured, of which function, when, under which licence, and the variant by which
     * the others are divided.
     */
    private record Source(String name, String url, String what, String date, String licence, String base, Metric metric,
            Kind start) {}

    private static final Source HELLO = new Source("maxday/lambda-perf", "https://github.com/maxday/lambda-perf",
            "Init Duration of a hello world function, median of all days", "2026-01-01 to 2026-08-22",
            "Apache-2.0 licence", "python", Metric.INIT, Kind.COLD);
    private static final Source COLD_BENCH =
            new Source("k-i-soft/lambda-coldstart-bench", "https://github.com/k-i-soft/lambda-coldstart-bench",
                    "Median Init or Restore Duration of Quarkus on arm64. The function calculates SHA-256, writes to "
                            + "DynamoDB once, and reads from it once. Each restore is the first one of a new version. "
                            + "These figures say nothing about plain Java.",
                    "April 2026", "MIT licence", "java-jvm", Metric.INIT, Kind.COLD);
    private static final Source TALK_WARM =
            new Source("mkingopng/AWS_presentation", "https://github.com/mkingopng/AWS_presentation",
                    "Warm latency, read from the talk's chart with an error of about 3 %", "the talk's charts",
                    "used with thanks", "python", Metric.HANDLER, Kind.WARM);
    private static final Source TALK_COLD =
            new Source("mkingopng/AWS_presentation", "https://github.com/mkingopng/AWS_presentation",
                    "Median cold start, read from the talk's chart with an error of about 3 %", "the talk's charts",
                    "used with thanks", "python", Metric.COLD, Kind.COLD);

    /** One published measurement; {@code local} is this run's ratio for the same two variants and size. */
    private record Line(String variant, String memory, String aws, String ratio, String local) {}

    /** One source with its lines. */
    public record Block(String name, String url, String what, String date, String licence, String base,
            PageTable table) {}

    /**
     * What others published about cold starts of a variant's kind: between which medians they lie, and whether they
     * agree with this run.
     */
    private record Opinion(String variant, String memory, String range, String word) {}

    /** One published ratio beside the same ratio of this run. */
    private record Compared(String variant, String memory, String base, String aws, String here, String word,
            String source) {}

    private record Measured(String variant, int memoryMb, double ms) {}

    Map<String, Object> model() {
        Beside beside = beside();
        return Map.of("blocks", beside.blocks(), "sentence", beside.sentence(), "rule", AwsOpinion.rule(), "opinions",
                PageTable.of("Do published cold starts on AWS agree?", opinions()).word("variant", Opinion::variant)
                        .number("memory", "", Opinion::memory)
                        .number("cold start on AWS", "medians", Opinion::range).word("AWS", Opinion::word).table(),
                "ratios",
                PageTable.of("Ratios of two cold starts", compared()).word("variant", Compared::variant)
                        .number("memory", "", Compared::memory).word("divided by", Compared::base)
                        .number("ratio on AWS", "", Compared::aws).number("ratio in this run", "", Compared::here)
                        .word("AWS", Compared::word).prose("source on AWS", Compared::source).table(),
                "sources", opinionSources());
    }

    /** One for each cold start of the run. */
    private List<Opinion> opinions() {
        return run.rows(Kind.COLD, Metric.COLD).stream().map(row -> {
            AwsOpinion aws = AwsOpinion.of(run, row.variant(), row.memoryMb());
            return new Opinion(row.variant(), new MemorySize(row.memoryMb()).toString(), dash(aws.range()),
                    aws.word().toString());
        }).toList();
    }

    private List<Compared> compared() {
        return run.rows(Kind.COLD, Metric.COLD).stream()
                .flatMap(row -> AwsOpinion.of(run, row.variant(), row.memoryMb()).ratios().stream()
                        .map(ratio -> new Compared(row.variant(), new MemorySize(row.memoryMb()).toString(),
                                ratio.base(), ratio(ratio.aws()), ratio(ratio.here()),
                                (ratio.contradicts() ? AwsOpinion.Word.DISAGREES : AwsOpinion.Word.AGREES).toString(),
                                ratio.of().source().name() + ", " + ratio.of().group()
                                        + (ratio.of().memoryMb() == 0 ? "" : ", " + ratio.of().memoryMb() + " MB"))))
                .toList();
    }

    private List<PublishedSource> opinionSources() {
        return run.rows(Kind.COLD, Metric.COLD).stream()
                .flatMap(row -> AwsOpinion.of(run, row.variant(), row.memoryMb()).sources().stream()).distinct()
                .toList();
    }

    private static String dash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    /** Says in one sentence how near the ratios are. */
    String sentence() {
        return beside().sentence();
    }

    private record Beside(List<Block> blocks, String sentence) {}

    private Beside beside() {
        List<double[]> pairs = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        add(blocks, pairs, HELLO, inits(Publication.LAMBDA_PERF));
        add(blocks, pairs, COLD_BENCH, inits(Publication.LAMBDA_COLDSTART_BENCH));
        add(blocks, pairs, TALK_COLD, talk("cold_start_median"));
        add(blocks, pairs, TALK_WARM, talk("warm_latency"));
        return new Beside(blocks, Findings.nearness(pairs));
    }

    private void add(List<Block> blocks, List<double[]> pairs, Source source, List<Measured> all) {
        List<Line> lines = new ArrayList<>();
        for (Measured one : all) {
            double aws = all.stream()
                    .filter(other -> other.variant().equals(source.base()) && other.memoryMb() == one.memoryMb())
                    .mapToDouble(base -> one.ms() / base.ms()).findFirst().orElse(Double.NaN);
            double local = local(source, one);
            if (source != COLD_BENCH && !one.variant().equals(source.base()) && !Double.isNaN(aws)
                    && !Double.isNaN(local))
                pairs.add(new double[] {aws, local});
            lines.add(new Line(one.variant(), one.memoryMb() + " MB", new Millis(one.ms()).toString(), ratio(aws),
                    ratio(local)));
        }
        if (lines.stream().anyMatch(line -> !line.variant().equals(source.base())))
            blocks.add(new Block(source.name(), source.url(), source.what(), source.date(), source.licence(),
                    source.base(),
                    PageTable.of(source.what(), lines).word("variant", Line::variant).number("memory", "", Line::memory)
                            .number("on AWS", "", Line::aws).number("ratio on AWS", "", Line::ratio)
                            .number("ratio in this run", "", Line::local).table()));
    }

    private double local(Source source, Measured one) {
        Optional<Row> own = run.summary().row(one.variant(), one.memoryMb(), source.start(), source.metric());
        Optional<Row> base = run.summary().row(source.base(), one.memoryMb(), source.start(), source.metric());
        return own.flatMap(a -> base.map(b -> a.p50() / b.p50())).orElse(Double.NaN);
    }

    /** The Init Durations of the variants that the table has rows of. */
    private List<Measured> inits(Publication publication) {
        return here(Variants.all(Home.find().lambdas()).stream()
                .filter(variant -> run.variants().contains(variant.name())).flatMap(variant -> publication
                        .figures(variant.name(), variant.comparison().published(), run.architecture()).stream())
                .filter(figure -> figure.metric() == Metric.INIT)
                .map(figure -> new Measured(figure.variant(), figure.memoryMb(), figure.ms().value())).toList());
    }

    /** How many times one variant's figure is another's in the talk, where it drew both at that memory size. */
    OptionalDouble talkRatio(Figures.Kind kind, String variant, String of, int memoryMb) {
        List<Measured> drawn = talk(switch (kind) {
            case COLD -> "cold_start_median";
            case WARM -> "warm_latency";
            case COST -> "cost_per_100m_invocations";
        });
        return drawn.stream().filter(one -> one.variant().equals(variant) && one.memoryMb() == memoryMb)
                .flatMapToDouble(
                        above -> drawn.stream().filter(one -> one.variant().equals(of) && one.memoryMb() == memoryMb)
                                .mapToDouble(below -> above.ms() / below.ms()))
                .findFirst();
    }

    private List<Measured> talk(String metric) {
        return TalkCharts.of(metric).stream().filter(point -> run.variants().contains(point.language()))
                .map(point -> new Measured(point.language(), point.memoryMb(), point.value())).toList();
    }

    /** Only sizes that this run has too; if it has none of them, those at 512 MB. */
    private List<Measured> here(List<Measured> found) {
        List<Measured> same = found.stream().filter(one -> run.sizes().contains(one.memoryMb())).toList();
        return same.isEmpty() ? found.stream().filter(one -> one.memoryMb() == 512).toList() : same;
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, ratio >= 10 ? "%.0f" : "%.2f", ratio);
    }
}
