package lab.run.record;

import java.util.List;
import java.util.Map;

/** The keys of {@code run.json}, in their order; several of them describe the place. */
record RunJson(
        int format, String created, String command, String place, Machine machine, Place.Limits limits,
        Map<String, String> versions, RunRecord.Git git, Map<String, RunRecord.VariantRecord> variants,
        List<RunRecord.Skipped> skipped, Plan plan, Map<String, RunRecord.BuildRecord> builds,
        Map<String, List<Map<String, String>>> processes, Place.Cloud cloud, Route route) {

    static RunJson of(RunRecord run) {
        Place place = run.place();
        return new RunJson(run.format(), run.created(), run.command(), place.name(), place.machine(), place.limits(),
                run.versions(), run.git(), run.variants(), run.skipped(), run.plan(), run.builds(), run.processes(),
                place.cloud(), place.route());
    }

    RunRecord read() {
        return new RunRecord(format, created, command, Place.of(place, machine, limits, cloud, route), versions, git,
                variants, skipped, plan, builds, processes);
    }
}
