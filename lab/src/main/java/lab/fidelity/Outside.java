package lab.fidelity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.published.Spread.Side;

/**
 * The rows of an agreement that are outside the range of AWS's own days or, for a rebuilt function, not near. A
 * sentence for each variant says how far off it is and, if anybody knows, why. The reasons are in {@code outside.yaml}.
 * A variant without a reason is listed as open.
 */
record Outside(Agreement agreement) {

    private static final String REASONS = "/lab/fidelity/outside.yaml";
    private static final String OPEN = "We don't know the reason. Finding it would need an experiment.";
    private static final String UNEXPLAINED = "We can't explain this.";

    /** In the order of the rows; empty where all lie inside, or where no days are known. */
    List<String> sentences() {
        Map<String, List<Pair>> outside = agreement.pairs().stream().filter(agreement::off)
                .collect(groupingBy(Pair::variant, LinkedHashMap::new, toList()));
        Map<String, Map<String, String>> reasons = reasons();
        return outside.entrySet().stream()
                .map(one -> sentence(one.getKey(), one.getValue(), reasons.getOrDefault(one.getKey(), Map.of())))
                .toList();
    }

    private String sentence(String variant, List<Pair> rows, Map<String, String> reasons) {
        long all = agreement.pairs().stream().filter(pair -> pair.variant().equals(variant)).count();
        var factors = rows.stream().mapToDouble(pair -> pair.here().value() / pair.aws().value()).summaryStatistics();
        String low = Agreement.two(factors.getMin()), high = Agreement.two(factors.getMax());
        String far = low.equals(high) ? low : low + "–" + high;
        return agreement.rebuilt()
                ? ("%s: in %d of %d rows, our figure is %s than AWS's median by more than a factor of %s (%s times the "
                        + "median). %s")
                        .formatted(variant, rows.size(), all, sides(rows, "lower", "higher"), Agreement.NEAR, far,
                                reason(reasons, UNEXPLAINED))
                : "%s: in %d of %d rows, our figure is %s AWS's range (%s times AWS's median). %s".formatted(variant,
                        rows.size(), all, sides(rows, "below", "above"), far, reason(reasons, OPEN));
    }

    /** By the metric; billed durations are of cold starts or of warm calls. */
    private String reason(Map<String, String> reasons, String none) {
        String metric = agreement.metric().label();
        return Optional.ofNullable(reasons.get(metric)).or(() -> Optional
                .ofNullable(reasons.get(metric + "-" + agreement.start()))).orElse(none);
    }

    private static String sides(List<Pair> rows, String below, String above) {
        List<Side> sides = rows.stream().map(Outside::side).distinct().sorted().toList();
        return String.join(" or ", sides.stream().map(side -> side == Side.BELOW ? below : above).toList());
    }

    private static Side side(Pair pair) {
        return pair.side().orElse(pair.here().value() < pair.aws().value() ? Side.BELOW : Side.ABOVE);
    }

    /** By variant and metric. */
    private static Map<String, Map<String, String>> reasons() {
        try (InputStream in = Outside.class.getResourceAsStream(REASONS)) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(REASONS + " can't be read", e);
        }
    }
}
