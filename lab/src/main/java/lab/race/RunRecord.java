package lab.race;

import java.util.List;
import java.util.Map;

/**
 * What {@code run.json} holds: the plan and every condition a reader needs to judge or repeat the run.
 *
 * @param format   version of the run folder's format
 * @param created  ISO 8601 with zone
 * @param command  the command that does it again
 * @param place    {@code local} or an AWS region
 * @param limits   name of the limits in force and a sentence about them
 * @param versions of k6, the JDK and the toolchains
 * @param variants by name: title, artifact size, build time, and what it was built from
 * @param skipped  variants that were left out, each with the reason and the one command that adds it
 * @param builds   by name: what it takes to develop the variant, where its YAML says how to find out
 * @param processes by warm cell: command line and, for a JVM, all flags as found at the end of the run; empty before
 */
public record RunRecord(
        int format, String created, String command, String place, Machine machine, Map<String, String> limits,
        Map<String, String> versions, Git git, Map<String, VariantRecord> variants, List<Skipped> skipped, Plan plan,
        Map<String, BuildRecord> builds, Map<String, List<Map<String, String>>> processes) {

    /** The version this code writes and reads. */
    public static final int FORMAT = 1;

    RunRecord withProcesses(Map<String, List<Map<String, String>>> found) {
        return new RunRecord(format, created, command, place, machine, limits, versions, git, variants, skipped, plan, builds, found);
    }

    /** @param commit empty outside of a git checkout */
    public record Git(String commit, boolean dirty) {}

    /**
     * A variant as it was measured.
     *
     * @param built name of its folder in the cache: it ends in a hash of everything it was built from
     */
    public record VariantRecord(String title, long artifactBytes, long buildMs, String built) {}

    /**
     * What it takes to develop a variant.
     *
     * @param editToAnswerMs rebuild, training run and first answer of a new environment, one after another
     */
    public record BuildRecord(
            long lines, long directDependencies, long transitiveDependencies, long cleanBuildMs, long rebuildMs, long editToAnswerMs) {}

    public record Skipped(String variant, String reason, String fix) {}
}
