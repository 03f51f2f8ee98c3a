package lab.deck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lab.Home;
import lab.chart.CauseBars;
import lab.chart.Charts;
import lab.chart.OtherRuns;
import lab.chart.Picture;
import lab.chart.SnapStart;
import lab.chart.TakenApart;
import lab.chart.Theme;
import lab.report.RunReport;
import lab.chart.SlideCharts;
import lab.run.Run;
import lab.variant.Variant;
import lab.variant.Variants;

/** The deck of one talk about one run: every placeholder filled, ready for Marp. */
public final class Deck {

    /** The chart that comes from a run of its own, which follows few environments for many calls. */
    private static final String WARM_UP = "warm-up";

    private final Home home;
    private final DeckFile file;
    private final RunReport report;
    private final List<Picture> charts;
    /** Names of charts that are not of the run, whose caption says what they are of. */
    private final Set<String> elsewhere = new HashSet<>(Set.of(WARM_UP, CauseBars.NAME));
    private final Map<String, Facts.Fact> facts;
    private final Speaker speaker;

    private Deck(Home home, DeckFile file, RunReport report, OtherRuns others, Speaker speaker) {
        this.home = home;
        this.file = file;
        this.report = report;
        this.charts = charts(report.charts(), others);
        this.facts = Facts.read(home.checkout().resolve("slides/facts.yaml"));
        this.speaker = speaker;
    }

    /** Of two charts of one name the first is shown: what was made for an audience comes first. */
    private List<Picture> charts(List<Picture> ofTheRun, OtherRuns others) {
        List<Picture> all = new ArrayList<>();
        Optional<TakenApart> apart = others.takenApart();
        apart.map(TakenApart::onSlide).ifPresent(all::add);
        apart.flatMap(SnapStart::why).ifPresent(why -> {
            elsewhere.add(why.name());
            all.add(why);
        });
        all.addAll(report.slideCharts());
        // A run of many variants has more curves than a slide can show, so the run that was made for them comes first.
        boolean many = report.run().variants().size() > SlideCharts.MOST;
        if (many || ofTheRun.stream().noneMatch(chart -> chart.name().equals(WARM_UP)))
            others.warmUp().map(Run::open).flatMap(Charts::warmUp).ifPresent(all::add);
        all.addAll(ofTheRun);
        return all;
    }

    /** @throws locallambda.system.Problem if the run is not finished or the deck's file is invalid */
    public static Deck of(Home home, DeckFile file, Path run) {
        return new Deck(home, file, RunReport.of(run), new OtherRuns(home.results(), false),
                Speaker.of(home.checkout()));
    }

    /**
     * The same, but with only the committed ones of all other runs and without the address of git's remote. Every clone
     * then makes the same slides.
     */
    public static Deck committed(Home home, DeckFile file, Path run) {
        return new Deck(home, file, RunReport.of(run), new OtherRuns(home.results(), true),
                Speaker.written(home.checkout()));
    }

    public DeckFile file() {
        return file;
    }

    /**
     * The Markdown that Marp reads.
     *
     * @param length minutes of the talk
     * @throws locallambda.system.Problem with slide and line, if a placeholder is unknown or the run lacks its data
     */
    public String markdown(Theme theme, int length) {
        List<String> parts = new ArrayList<>();
        parts.add(frontMatter(theme));
        double from = 0;
        List<Slide> talk = file.talk(length);
        for (Slide slide : talk) {
            parts.add(page(slide, length, from, talk));
            from += slide.minutes().get(length);
        }
        return String.join("\n\n---\n\n", parts).replaceFirst("\n\n---\n\n", "\n\n") + "\n";
    }

    private String frontMatter(Theme theme) {
        return "---\n%s\ntheme: %s\ntitle: Lambda Race\ndescription: %s\nstyle: |\n  %s\n---".formatted(
                file.frontMatter(), theme.name().toLowerCase(Locale.ROOT), report.run().conditions(),
                Colours.css(theme, variants()));
    }

    private List<String> variants() {
        List<String> all = new ArrayList<>(Variants.read(home.lambdas()).stream().map(Variant::name).toList());
        report.run().variants().stream().filter(variant -> !all.contains(variant)).forEach(all::add);
        return all;
    }

    private String page(Slide slide, int length, double from, List<Slide> talk) {
        SlideFooter foot = new SlideFooter();
        RunFigures figures = new RunFigures(report, home.results(), foot);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("run", figures);
        model.put("frameworks", new FrameworkFigures(home.results(), foot));
        model.put("talk", new TalkPlaceholders(foot));
        model.put("facts", Facts.of(facts, foot));
        model.put("show", new Show(home.checkout(), charts, elsewhere, report.run(), figures, foot));
        model.put("speaker", speaker);
        model.put("deck", Map.of("minutes", length, "index", Index.of(talk)));
        String text = PlaceholderFiller.of(file.path(), slide, model).strip();
        return new PageText(slide, text).with(foot.line(report.run()), from, slide.minutes().get(length));
    }
}
