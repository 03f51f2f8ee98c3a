package lab.race;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import lab.Home;
import lab.load.K6;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.run.record.RunRecord;
import lab.toolchain.Participants;

/** Collects the conditions of a run before it starts. */
final class RunConditions {

    private RunConditions() {}

    static RunRecord of(Home home, Order order, Plan plan, Place place, K6 k6, Participants field,
            Map<String, Long> firstAnswerMs) throws IOException, InterruptedException {
        Map<String, String> versions = new TreeMap<>(Map.of("k6", k6.version(), "java", Runtime.version().toString()));
        field.builds().values().forEach(built -> versions.putAll(built.versions()));
        Map<String, RunRecord.VariantRecord> variants = new TreeMap<>();
        field.builds()
                .forEach((name, built) -> variants.put(name,
                        new RunRecord.VariantRecord(built.variant().title(), built.artifactBytes(),
                                built.buildMs(), RaceSession.builtName(field, name),
                                built.variant().comparison().hybrid().orElse(null),
                                built.variant().comparison().habit().orElse(null))));
        return new RunRecord(RunRecord.FORMAT,
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                order.command() + (order.seed().isPresent() ? "" : " --seed " + plan.seed()), place, versions,
                git(home), variants, field.skipped(), plan, builds(field, firstAnswerMs), Map.of());
    }

    private static Map<String, RunRecord.BuildRecord> builds(Participants field, Map<String, Long> firstAnswerMs) {
        Map<String, RunRecord.BuildRecord> builds = new TreeMap<>();
        field.builds().forEach((name, built) -> built.development()
                .ifPresent(found -> builds.put(name, new RunRecord.BuildRecord(found.lines(),
                        found.directDependencies(), found.transitiveDependencies(), found.cleanBuildMs(),
                        found.rebuildMs(), found.rebuildMs() + built.trainingMs() + firstAnswerMs.get(name),
                        found.buildPeakMb()))));
        return builds;
    }

    /** An exported archive has no git; then the commit is empty. */
    private static RunRecord.Git git(Home home) throws IOException, InterruptedException {
        String commit = output(home, "git", "rev-parse", "HEAD");
        return new RunRecord.Git(commit, !commit.isEmpty() && !output(home, "git", "status", "--porcelain").isEmpty());
    }

    private static String output(Home home, String... command) throws IOException, InterruptedException {
        if (!java.nio.file.Files.exists(home.checkout().resolve(".git"))) return "";
        Process process = new ProcessBuilder(command).directory(home.checkout().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String text = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? text : "";
    }
}
