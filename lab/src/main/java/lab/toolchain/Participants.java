package lab.toolchain;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.run.record.RunRecord;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;

/**
 * The participants of a race, built, and the variants that are left out, with the reason and the command that adds
 * them.
 *
 * @param failed the variants that are left out because their build failed
 */
public record Participants(Map<String, Built> builds, List<RunRecord.Skipped> skipped, Set<String> failed) {

    public Participants(Map<String, Built> builds, List<RunRecord.Skipped> skipped) {
        this(builds, skipped, Set.of());
    }

    /** In place of names: every variant that can be built here. */
    public static final String ALL = "all";

    /**
     * @param wanted names of variants and of groups; {@link #ALL} takes all variants that are in no group. An empty
     *               list takes the variants that take part by default, and the others if they are already built. A
     *               wanted variant that cannot be built here is left out like any other
     * @param builds gets the progress of each build, and a line for each reason why variants are left out
     * @throws Problem for an unknown name; also if no variant is left, then the problem of the first build that failed
     */
    public static Participants of(Home home, List<String> wanted, BuildListener builds) {
        Participants all = new ParticipantsBuild(home, builds).build(chosen(home, wanted), wanted.isEmpty());
        RunRecord.Skipped.lines(all.skipped).forEach(builds);
        if (all.builds.isEmpty())
            throw new Problem("This machine can't build any of these variants.",
                    "Run ./jbang doctor to see what is missing and how to install it.");
        return all;
    }

    /**
     * The participants whose builds are short, if other builds take longer: enough for a preview. Reports nothing about
     * variants that are left out.
     *
     * @return empty if no build takes long, or no variant is built soon
     */
    public static Optional<Participants> quick(Home home, List<String> wanted, BuildListener builds) {
        return new ParticipantsBuild(home, builds).buildQuick(chosen(home, wanted), wanted.isEmpty());
    }

    /** @throws Problem for a name that is neither a variant's nor a group's; nothing is built yet */
    public static void mustBeKnown(Home home, List<String> wanted) {
        chosen(home, wanted);
    }

    /** The wanted ones in the order in which they are built: the quick ones first. */
    private static List<Variant> chosen(Home home, List<String> wanted) {
        Map<String, List<Variant>> groups = Variants.groups(home.lambdas());
        List<Variant> usual = Variants.read(home.lambdas());
        List<Variant> known = Stream.concat(usual.stream(), groups.values().stream().flatMap(List::stream)).toList();
        Set<String> names = names(wanted, usual, known, groups);
        return known.stream().filter(variant -> names.contains(variant.name())).toList();
    }

    /**
     * The participants without the broken ones.
     *
     * @throws Problem the problem of the first broken one, if no participant is left
     */
    public Participants without(Map<String, Problem> broken, Consumer<String> say) {
        Map<String, Built> left = new TreeMap<>(builds);
        left.keySet().removeAll(broken.keySet());
        if (left.isEmpty()) throw broken.values().iterator().next();
        List<RunRecord.Skipped> out = broken.entrySet().stream().map(each -> new RunRecord.Skipped(each.getKey(),
                each.getValue().getMessage(), "fix the variant; ./jbang invoke " + each.getKey() + " shows its log."))
                .toList();
        RunRecord.Skipped.lines(out).forEach(say);
        return new Participants(left, Stream.concat(skipped.stream(), out.stream()).toList(), failed);
    }

    /** All participants of both. */
    public Participants and(Participants others) {
        Map<String, Built> all = new TreeMap<>(builds);
        all.putAll(others.builds);
        Set<String> broken = new TreeSet<>(failed);
        broken.addAll(others.failed);
        return new Participants(all, Stream.concat(skipped.stream(), others.skipped.stream()).distinct().toList(),
                broken);
    }

    /** @throws Problem if one of them only says hello and is asked for something else */
    public void mustBeAbleToAnswer(JsonNode payload) {
        List<String> hello =
                builds.values().stream().map(Built::variant).filter(Variant::hello).map(Variant::name).toList();
        if (!hello.isEmpty() && !payload.path("hello").asBoolean(false))
            throw new Problem(String.join(", ", hello) + " can only answer {\"hello\": true}.",
                    "Add --payload '{\"hello\": true}', or leave these variants out.");
    }

    private static Set<String> names(List<String> wanted, List<Variant> usual, List<Variant> known,
            Map<String, List<Variant>> groups) {
        Set<String> names = new TreeSet<>();
        for (Variant variant : usual)
            if (wanted.contains(ALL) || wanted.isEmpty() && variant.race() != Variant.Attendance.WHEN_NAMED)
                names.add(variant.name());
        for (String name : wanted) {
            if (name.equals(ALL)) continue;
            if (groups.containsKey(name)) groups.get(name).forEach(variant -> names.add(variant.name()));
            else if (known.stream().anyMatch(variant -> variant.name().equals(name))) names.add(name);
            else throw new Problem("There is no variant \"" + name + "\".", "Choose from "
                    + Stream.concat(usual.stream().map(Variant::name), groups.keySet().stream()).collect(joining(", "))
                    + ", or use " + ALL + ".");
        }
        return names;
    }
}
