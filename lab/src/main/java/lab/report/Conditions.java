package lab.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.run.Run;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.record.Reconcile;
import lab.run.record.RequestTally;
import lab.run.record.RunRecord;

/** Under which conditions a run was made, what happened to its requests, and how to repeat the run. */
record Conditions(Run run) {

    public record Fact(String name, String value) {}

    /** Where and when, in one line under the answer. */
    String place() {
        return run.place().measured(run.date());
    }

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("modelled", run.place().modelled());
        model.put("place", run.place().name());
        model.put("facts", facts());
        model.put("limits", run.place().limits().describe());
        model.put("limitsName", run.place().limits().name());
        model.put("versions", run.record().versions().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> new Fact(e.getKey(), e.getValue())).toList());
        model.put("skipped", RunRecord.Skipped.lines(run.record().skipped()));
        model.put("counts", run.reconcile().map(Conditions::counts).orElse(List.of()));
        model.put("lost", lost());
        model.put("command", run.record().command());
        return model;
    }

    private List<Fact> facts() {
        RunRecord record = run.record();
        Profile profile = record.plan().profile();
        List<Fact> facts = new ArrayList<>();
        run.place().facts().forEach(fact -> facts.add(new Fact(fact.getKey(), fact.getValue())));
        facts.add(new Fact("Began", record.created()));
        facts.add(new Fact("Profile",
                "%s, seed %d, %d rounds".formatted(profile.name(), record.plan().seed(), profile.rounds())));
        if (record.plan().cut() != null) facts.add(new Fact("Cut short", record.plan().cut()));
        facts.add(new Fact("Load", load(record.plan())));
        facts.add(new Fact("Each call", record.plan().own() == null ? "posts " + record.plan().payload()
                : run.measured().isPresent()
                        ? "gets one of your events (" + record.plan().own().events() + " in total)"
                        : "gets the event that the variant's YAML file names"));
        run.place().stores().ifPresent(stores -> facts.add(new Fact("Stores", stores)));
        CellRecord.clockJump(run.cells()).ifPresent(jump -> facts.add(new Fact("Clock", jump)));
        if (!record.git().commit().isEmpty())
            facts.add(new Fact("Commit",
                    record.git().commit() + (record.git().dirty() ? ", with uncommitted changes" : "")));
        return facts;
    }

    private static String load(Plan plan) {
        Profile profile = plan.profile();
        return switch (profile.load()) {
            case PACED -> "paced: one environment per cell, %s calls per second; the first %d calls don't count"
                    .formatted(new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                            .format(plan.rate()), profile.warmUp());
            case TALK -> "the talk's stages: up to 10 users, each with one second between calls";
            case SATURATE -> "saturation: calls without a pause";
        };
    }

    private static List<Fact> counts(Reconcile reconcile) {
        RequestTally total = reconcile.total();
        return List.of(
                new Fact("requests sent", "" + total.sent()),
                new Fact("= REPORT lines", "" + total.platform().reported()),
                new Fact("+ throttled", "" + total.platform().throttled()),
                new Fact("+ never delivered", "" + total.platform().undelivered()),
                new Fact("invocations that stored data", "" + total.storing()),
                new Fact("= objects in S3", "" + total.objects()),
                new Fact("= items in DynamoDB", "" + total.items()));
    }

    /** One sentence: nothing lost, what was lost, or that nobody counted. */
    private String lost() {
        Optional<Reconcile> reconcile = run.reconcile();
        if (reconcile.isEmpty()) return "This run has no counts, so we can't say whether anything was lost.";
        if (reconcile.get().nothingLost()) return "Nothing was lost: the counts agree.";
        return "Unexplained: " + reconcile.get().unexplained().values().stream().flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }
}
