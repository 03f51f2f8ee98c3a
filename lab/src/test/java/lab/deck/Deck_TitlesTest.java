package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.chart.Theme;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.report.RunReport;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A title states a difference only if the interval of its figures supports it, and denies one only if it does not. */
class Deck_TitlesTest {

    private static final String NAME = "([a-z][a-z0-9-]*)";

    @TempDir
    Path folder;

    static Stream<Path> committed() {
        return Stream.of("reference", "first-race", "plain-java", "sweep-1").map(Decks.HOME.results()::resolve);
    }

    @ParameterizedTest
    @MethodSource("committed")
    void ofACommittedRun(Path run) {
        check(run);
    }

    @Test
    void ofARunWithSnapshots() throws IOException {
        Map<String, Speed> all = new LinkedHashMap<>(MadeUpRun.usual());
        all.put("java-snapstart", all.get("java-jvm"));
        all.put("java-snapstart-c1-primed", all.get("java-aot"));
        check(MadeUpRun.write(folder, all, List.of(128, 512, 1769), 8, 200));
    }

    private static void check(Path folder) {
        Run run = Run.open(folder);
        Map<String, String> slides =
                Decks.slides(Deck.of(Decks.HOME, Decks.FILE, folder).markdown(Theme.NIGHT, 60));
        Map<String, String> titles = new LinkedHashMap<>();
        slides.keySet().forEach(name -> titles.put(name, Decks.title(slides, name).replace("&#39;", "'")));
        List<String> checked = new ArrayList<>();
        BiConsumer<String, Boolean> claim = (what, supported) -> {
            assertThat(supported).as(folder.getFileName() + ": " + what).isTrue();
            checked.add(what);
        };
        for (String name : List.of("cold-starts", "java-ladder")) cold(run, titles.get(name), claim);
        snapStart(run, titles.get("snapstart"), claim);
        memory(run, titles.get("latency"), claim);
        answer(run, titles.get("answer"), claim);
        ComparedTitles compared = new ComparedTitles(run, RunReport.of(folder), claim);
        compared.go(titles.get("go"));
        compared.confession(titles.get("confession"));
        compared.pitch(titles.get("pitch-tested"));
        compared.compromise(titles.get("compromise"));
        compared.wholeBill(titles.get("whole-bill"));
        compared.costByMemory(titles.get("cost-memory"));
        assertThat(checked).isNotEmpty();
    }

    /** {@code a starts cold in …; b takes n times as long}, {@code a and b start fastest…}. */
    private static void cold(Run run, String title, BiConsumer<String, Boolean> claim) {
        find(NAME + " starts cold in .*; " + NAME + " takes .* times as long", title)
                .forEach(of -> claim.accept(title, above(over(run, of.group(2), of.group(1)))));
        find(NAME + " and " + NAME + " (?:show no measurable difference|start fastest)", title)
                .forEach(of -> claim.accept(title, !over(run, of.group(1), of.group(2)).tellsApart()));
        find(NAME + " and " + NAME + " (?:show no measurable difference|start fastest); " + NAME + " takes", title)
                .forEach(of -> claim.accept(title, above(over(run, of.group(3), of.group(1)))));
    }

    private static void snapStart(Run run, String title, BiConsumer<String, Boolean> claim) {
        if (!run.variants().containsAll(List.of("java-snapstart", "java-jvm"))) return;
        Interval alone = over(run, "java-snapstart", "java-jvm");
        claim.accept(title, title.contains("times as long") ? above(alone)
                : title.contains("no measurable difference") ? !alone.tellsApart() : alone.high() < 1);
        if (title.contains("primed"))
            claim.accept(title, run.variants().stream().filter(variant -> variant.endsWith("primed"))
                    .anyMatch(variant -> over(run, variant, "java-jvm").high() < 1));
    }

    /** {@code More memory: rust shows no measurable change; python gets 2.1 times faster}. */
    private static void memory(Run run, String title, BiConsumer<String, Boolean> claim) {
        find(NAME + " (?:shows|gets) (no measurable change|[\\d.]+ (?:% |times )faster|slower)", title).forEach(of -> {
            List<Row> own = run.rows(Kind.WARM, Metric.HANDLER).stream()
                    .filter(row -> row.variant().equals(of.group(1))).toList();
            Interval change = own.getFirst().over(own.getLast());
            claim.accept(of.group(), of.group(2).startsWith("no ") ? !change.tellsApart()
                    : of.group(2).equals("slower") ? change.high() < 1 : above(change));
        });
    }

    /** {@code Locally yes, as a or b}, {@code no: …}. */
    private static void answer(Run run, String title, BiConsumer<String, Boolean> claim) {
        find("yes, as " + NAME + "(?: or " + NAME + ")?", title)
                .forEach(of -> claim.accept(title, Stream.of(of.group(1), of.group(2)).filter(name -> name != null)
                        .allMatch(name -> meets(run, name))));
        if (title.contains("no: no way"))
            claim.accept(title, run.variants().stream().filter(name -> name.matches("java(?!.*rust).*"))
                    .noneMatch(name -> meets(run, name)));
    }

    private static boolean meets(Run run, String variant) {
        return run.sizes().stream().anyMatch(
                size -> Goal.USUAL.verdict(run.summary(), variant, size) instanceof GoalVerdict.Met);
    }

    private static List<MatchResult> find(String pattern, String title) {
        return Pattern.compile(pattern).matcher(title).results().toList();
    }

    private static Interval over(Run run, String one, String other) {
        return row(run, one).over(row(run, other));
    }

    private static Row row(Run run, String variant) {
        return run.summary().row(variant, run.reference(), Kind.COLD, Metric.COLD).orElseThrow();
    }

    private static boolean above(Interval ratio) {
        return ratio.low() > 1;
    }
}
