package lab.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a mark is drawn for. A theme has a colour for each ink, and a web page has a CSS variable. */
public sealed interface Ink {

    record Background() implements Ink {}

    record Text() implements Ink {}

    record Quiet() implements Ink {}

    record Line() implements Ink {}

    record Accent() implements Ink {}

    /** One of the parts that every variant has alike, e.g. the stores' part of a bill; numbered from 0 to 2. */
    record Part(int number) implements Ink {}

    record Variant(String name) implements Ink {}

    /** What a part of a cold start's time was spent on; the same colour in every picture. */
    record Cause(lab.chart.Cause cause) implements Ink {}

    /** The name of the CSS variable that holds this colour, e.g. {@code --variant-java-jvm}. */
    default String css() {
        String kind = "--" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return switch (this) {
            case Part part -> kind + "-" + part.number();
            case Variant variant -> kind + "-" + variant.name().replaceAll("[^A-Za-z0-9-]", "-");
            case Cause cause -> kind + "-" + cause.cause().name().toLowerCase(Locale.ROOT);
            default -> kind;
        };
    }

    /** What any chart may be drawn with, beside the colours of page and text. */
    static Stream<Ink> ofCharts(List<String> variants) {
        return Stream.of(IntStream.range(0, 3).<Ink>mapToObj(Part::new),
                Arrays.stream(lab.chart.Cause.values()).<Ink>map(Cause::new), variants.stream().<Ink>map(Variant::new))
                .flatMap(each -> each);
    }

    /** {@code #rrggbb}. */
    static String hex(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }
}
