package lab.run.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code run.json}: the plan, and every condition that a reader needs to judge or repeat the run.
 * {@link RunJson} has the keys.
 *
 * @param format    version of the run folder's format
 * @param created   ISO 8601 with zone
 * @param command   the command that repeats the run
 * @param place     where it was made, on which machine and under which limits
 * @param versions  of k6, the JDK and the toolchains
 * @param variants  by name: title, artifact size, build time, and what it was built from
 * @param skipped   variants that were left out, each with the reason and the one command that adds it
 * @param builds    by name: what it takes to develop the variant, if its YAML says how to measure that
 * @param processes by warm cell: the command line and, for a JVM, all flags, as found at the end of the run; empty
 *                  until then
 */
public record RunRecord(
        int format, String created, String command, Place place, Map<String, String> versions, Git git,
        Map<String, VariantRecord> variants, List<Skipped> skipped, Plan plan, Map<String, BuildRecord> builds,
        Map<String, List<Map<String, String>>> processes) {

    /** The version this code writes and reads. */
    public static final int FORMAT = 1;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RunRecord of(RunJson json) {
        return json.read();
    }

    @JsonValue
    RunJson json() {
        return RunJson.of(this);
    }

    /** The same with what is known only at the end: the plan as it was carried out, and the processes' real options. */
    public RunRecord ended(Plan done, Map<String, List<Map<String, String>>> found) {
        return new RunRecord(format, created, command, place, versions, git, variants, skipped, done, builds, found);
    }

    /** The same with another plan. */
    public RunRecord with(Plan other) {
        return new RunRecord(format, created, command, place, versions, git, variants, skipped, other, builds,
                processes);
    }

    /** @param commit empty outside of a git checkout */
    public record Git(String commit, boolean dirty) {}

    /**
     * A variant as it was measured.
     *
     * @param built  name of its folder in the cache, which ends in a hash of everything that the variant was built from
     * @param hybrid the variants that it lies between; null unless its YAML names them
     * @param habit  what it does in addition to another variant; null unless its YAML says so
     */
    public record VariantRecord(String title, long artifactBytes, long buildMs, String built, Hybrid hybrid,
            Habit habit) {}

    /**
     * What it takes to develop a variant.
     *
     * @param cleanBuildMs   null if the build used libraries that an earlier one had compiled
     * @param editToAnswerMs rebuild, training run, and first response of a new environment, one after another
     * @param buildPeakMb    the largest amount of memory that the build's processes used at one time; null in older
     *                       runs
     */
    public record BuildRecord(
            long lines, long directDependencies, long transitiveDependencies, Long cleanBuildMs, long rebuildMs,
            long editToAnswerMs, Long buildPeakMb) {}

    /** @param fix the command that adds it */
    public record Skipped(String variant, String reason, String fix) {

        /** One sentence for each reason, with the variants that were left out because of it. */
        public static List<String> lines(List<Skipped> skipped) {
            Map<String, List<Skipped>> byReason =
                    skipped.stream().collect(groupingBy(Skipped::reason, LinkedHashMap::new, toList()));
            return byReason.values().stream().map(same -> "The lab left out %s: %s To add %s: %s".formatted(
                    String.join(", ", same.stream().map(Skipped::variant).toList()), same.getFirst().reason(),
                    same.stream().map(Skipped::fix).distinct().count() > 1 ? "one" : same.size() > 1 ? "them" : "it",
                    same.getFirst().fix())).toList();
        }
    }
}
