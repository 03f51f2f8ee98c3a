package lab.fidelity;

import static java.util.stream.Collectors.joining;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.Format;
import lab.chart.HereAndThere;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.chart.Words;
import lab.cost.MemorySize;
import lab.published.Publication;
import lab.published.PublishedFigure;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Measured;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import lab.variant.Variant;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/** Answers two separate questions about a run: what was fast here, and whether that shows what is fast on AWS. */
public record Fidelity(Run run, List<Agreement> agreements) {

    /** What a run is compared by where both sides have it; INIT stands apart from the first call. */
    private static final Map<Metric, Kind> METRICS =
            new EnumMap<>(Map.of(Metric.INIT, Kind.COLD, Metric.FIRST, Kind.COLD, Metric.HANDLER, Kind.WARM));
    /** From this rank correlation on an order counts as the same. */
    private static final double NEARLY_ALL = 0.95;
    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::variant).thenComparing(Pair::memoryMb);

    /**
     * Against what others published. A run of {@code hello} is compared with published runs of a hello world, any other
     * run with those of functions that do something.
     *
     * @param variants those of the checkout, which name their rows in the published tables
     * @throws Problem if the run was not made by the local lab, or nothing published can be compared with it
     */
    public static Fidelity published(Run run, List<Variant> variants) {
        localOnly(run);
        List<Agreement> agreements = new ArrayList<>();
        for (Publication publication : Publication.values())
            if (publication.hello() == run.record().plan().hello()) agreements.addAll(of(run, variants, publication));
        if (agreements.isEmpty())
            throw new Problem("There are no published figures for " + run.folder() + ".",
                    "Race variants whose YAML has a row under \"published\", at that row's memory sizes; ./jbang "
                            + "fidelity --run does this.");
        return new Fidelity(run, agreements);
    }

    /**
     * Against your own run on AWS: the same variants, memory sizes and starts.
     *
     * @throws Problem if it is no run on AWS, posted something else, or has nothing in common with the local one
     */
    public static Fidelity against(Run run, Run aws) {
        localOnly(run);
        if (aws.place().modelled())
            throw new Problem(aws.folder() + " was measured by the local lab, not on AWS.",
                    "With --against, pass a run that ./jbang race --platform aws made.");
        if (!aws.record().plan().payload().equals(run.record().plan().payload()))
            throw new Problem(
                    "The local run posted %s, but the run on AWS posted %s.".formatted(run.record().plan().payload(),
                            aws.record().plan().payload()),
                    "Compare runs with the same --payload.");
        if (!run.measured().map(Measured::handler).equals(aws.measured().map(Measured::handler)))
            throw new Problem("The local run and the one on AWS measured different functions.",
                    "To measure a local run's function on AWS: ./jbang measure --on-aws RUN");
        String cited = "your own run on AWS in %s, %s".formatted(aws.place().name(), aws.date());
        List<Agreement> agreements = new ArrayList<>();
        METRICS.forEach((metric, start) -> {
            List<Pair> pairs = aws.rows(start, metric).stream().flatMap(row -> beside(run, row).stream()).toList();
            if (!pairs.isEmpty())
                agreements.add(new Agreement(aws.place().name(), cited, metric, start, false, yardstick(pairs), pairs));
        });
        if (agreements.isEmpty())
            throw new Problem("No variant ran at the same memory size in both runs.",
                    "Race here and on AWS with the same --variants and --memory.");
        return new Fidelity(run, agreements);
    }

    private static void localOnly(Run run) {
        if (!run.place().modelled())
            throw new Problem(run.folder() + " was already measured on AWS.",
                    "Pass a local run, and the run on AWS with --against.");
    }

    /**
     * Where a run has functions that can only say hello, they alone stand beside hello worlds: the others build clients
     * in INIT.
     */
    private static List<Agreement> of(Run run, List<Variant> checkout, Publication publication) {
        List<Variant> there = checkout.stream().filter(variant -> run.variants().contains(variant.name())).toList();
        boolean rebuilt = there.stream().anyMatch(variant -> variant.calls().isPresent());
        List<Variant> bare = there.stream().filter(Variant::hello).toList();
        List<Variant> variants = publication.hello() && !bare.isEmpty() ? bare : there;
        List<PublishedFigure> figures = variants.stream().flatMap(variant -> publication
                .figures(variant.name(), variant.comparison().published(), run.architecture()).stream()).toList();
        Optional<String> base = variants.stream().filter(variant -> publication.base()
                .equals(variant.comparison().published().get(publication.key()))).map(Variant::name).findFirst();
        List<Agreement> agreements = new ArrayList<>();
        for (Metric metric : Metric.values())
            for (Kind start : Kind.values()) {
                List<PublishedFigure> some = figures.stream()
                        .filter(figure -> figure.metric() == metric && figure.start() == start).toList();
                List<Pair> pairs =
                        some.stream().flatMap(figure -> Pair.of(figure, run).stream()).sorted(ORDER).toList();
                if (!pairs.isEmpty())
                    agreements.add(new Agreement(publication.key(), publication.cited(), metric, start,
                            some.getFirst().mean(), base.orElse(yardstick(pairs)), pairs, rebuilt));
            }
        return agreements;
    }

    private static Optional<Pair> beside(Run run, Row aws) {
        return run.summary().row(aws.variant(), aws.memoryMb(), aws.start(), aws.metric()).filter(row -> row.n() > 0)
                .map(row -> new Pair(aws.variant(), aws.memoryMb(), Estimate.of(row), Estimate.of(aws)));
    }

    /** The usual one if it is there, else the first. */
    private static String yardstick(List<Pair> pairs) {
        return pairs.stream().map(Pair::variant).filter(Run.YARDSTICK::equals).findFirst()
                .orElse(pairs.getFirst().variant());
    }

    /** What the lab gets right and what it gets wrong, in one sentence. */
    public String sentence() {
        List<Agreement> told = told();
        if (rebuilt()) return near() + " for the same function.";
        if (agreements.stream().noneMatch(Agreement::comparable))
            return "The published figures for this run come from different functions, so the comparison says nothing "
                    + "about the lab.";
        String order = told.isEmpty() ? "This run can't show that any local order matches AWS's order"
                : "The lab reproduces " + most(told) + "AWS's order by "
                        + told.stream().map(this::name).collect(joining(" and by "));
        return order + agreements.stream().filter(Agreement::comparable).filter(one -> one.worst().isPresent())
                .max(Comparator.comparingDouble(one -> one.worst().get().error()))
                .map(one -> (". %s at %s has the largest error: its %s is %s times that of %s here, and %s times on "
                        + "AWS").formatted(one.worst().get().variant(), new MemorySize(one.worst().get().memoryMb()),
                                name(one), Agreement.two(one.worst().get().here().value()), one.yardstick(),
                                Agreement.two(one.worst().get().aws().value())))
                .orElse("") + ".";
    }

    private boolean rebuilt() {
        return agreements.stream().allMatch(Agreement::rebuilt);
    }

    private String near() {
        return "%d of %d figures are within a factor of %s of AWS's figure".formatted(
                agreements.stream().mapToLong(Agreement::near).sum(),
                agreements.stream().mapToInt(one -> one.pairs().size()).sum(), Agreement.NEAR);
    }

    private List<Agreement> told() {
        return agreements.stream().filter(Agreement::comparable).filter(one -> one.ranks().told()).toList();
    }

    /** An order that chance does not explain may still have some rows out of place. */
    private static String most(List<Agreement> told) {
        return told.stream().allMatch(one -> one.ranks().spearman() >= NEARLY_ALL) ? "" : "most of ";
    }

    /** The metric, and whose it is where there are several sources. */
    private String name(Agreement agreement) {
        String metric = agreement.what().replaceFirst(", (mean|median)$", "");
        return agreements.stream().map(Agreement::source).distinct().count() == 1 ? metric
                : metric + " (" + agreement.source() + ")";
    }

    /**
     * Writes {@code fidelity.csv} and the chart, for paper and for night, into the run folder.
     *
     * @return the chart
     * @throws Problem if the folder cannot be written
     */
    public Path write() {
        try {
            new Tables(this).csv().write().csv(run.folder().resolve(RunFolder.FIDELITY).toFile());
            Path charts = run.folder().resolve(RunFolder.CHARTS);
            for (Theme theme : Theme.values()) picture().write(charts, theme, Format.PAGE);
            return charts.resolve("fidelity.png");
        } catch (UncheckedIOException e) {
            throw new Problem("The comparison can't be written into " + run.folder() + ": " + e.getMessage() + ".",
                    "Free some disk space, or fix the folder's permissions.", e);
        }
    }

    /** AWS on the horizontal axis, the lab on the vertical one. Shows only the figures of the first source. */
    public Picture picture() {
        String source = agreements.getFirst().source();
        Map<String, List<HereAndThere.Dot>> panels = new LinkedHashMap<>();
        agreements.stream().filter(one -> one.source().equals(source)).forEach(one -> panels.put(one.what(),
                one.pairs().stream()
                        .map(pair -> new HereAndThere.Dot(pair.variant(), pair.memoryMb(), pair.awsWithDays(),
                                pair.here()))
                        .toList()));
        return HereAndThere.of(run, title(),
                "Each point compares a time published by " + source
                        + " with ours (platform clock). On the dashed line, the two times are equal. Whiskers show our "
                        + "95 % interval" + whiskersOnAws(source) + ".",
                counts(), panels);
    }

    /** Where only one day was published, its figures have no whiskers. */
    private String whiskersOnAws(String source) {
        return agreements.stream().filter(one -> one.source().equals(source)).flatMap(one -> one.pairs().stream())
                .anyMatch(pair -> pair.days().isPresent()) ? " and the p10–p90 range of AWS's daily figures" : "";
    }

    private String title() {
        if (rebuilt()) return near();
        List<Agreement> told = told();
        String holds =
                (told.isEmpty() || most(told).isEmpty() ? "AWS's order" : "Most of AWS's order") + " holds here for ";
        String longest = told.isEmpty() ? "This run can't show that any local order matches AWS's order"
                : holds + told.stream().map(this::name).distinct().collect(joining(", "));
        return Stream.of(longest, holds + "%d of %d metrics".formatted(told.size(), agreements.size()))
                .filter(text -> text.length() <= Words.LONGEST).findFirst().orElseThrow();
    }

    private String counts() {
        long least = run.rows(Kind.COLD, Metric.INIT).stream().mapToLong(Row::n).min().orElse(0);
        return "at least n = %d cold starts per point".formatted(least);
    }
}
