package lab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.chart.Charts;
import lab.chart.Picture;
import lab.published.AwsOpinion;
import lab.run.Run;
import lab.run.record.Measured;
import lab.run.record.RunRecord;

/** The page about a user's own function. */
record OwnPage(Run run, Measured measured, OwnAnswer answer) {

    /** Readers see so many charts at once, and the titles of the others. */
    private static final int OPEN = 2;

    String html() {
        Optional<OwnDeployment> deployment = answer.deployment();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("file", measured.file());
        model.put("measured", measured);
        model.put("answer", Page.tight(answer.sentence()));
        model.put("place", new Conditions(run).place());
        model.put("goal", answer.goal().toString());
        model.put("calls", run.measuredCalls());
        model.put("table", table());
        model.put("memory", answer.memory());
        model.put("bill", Page.tight(answer.bill()));
        model.put("faults", run.faults().all().stream().map(fault -> Page.tight(fault.toString())).toList());
        model.put("chosen", answer.chosen().map(cost -> cost.name()).orElse(""));
        model.put("sam", deployment.map(OwnDeployment::sam).orElse(""));
        model.put("obstacle", deployment.flatMap(to -> OwnDeployment.obstacle(to.chosen().variant())).orElse(""));
        model.put("command", deployment.map(OwnDeployment::command).orElse(""));
        model.put("hook", deployment.map(OwnDeployment::hook).orElse(""));
        model.put("verify", answer.verify());
        model.put("rule", AwsOpinion.rule());
        model.put("skipped", RunRecord.Skipped.lines(run.record().skipped()));
        model.put("figures", charts().stream().limit(OPEN).map(Page::figure).toList());
        model.put("folded", charts().stream().skip(OPEN).map(Page::figure).toList());
        model.put("conditions", new Conditions(run).model());
        return Page.fill("own.peb", run, model);
    }

    private PageTable table() {
        return PageTable.of("How fast it starts and answers, and what it costs", answer.lines())
                .caption("Medians with their 95 % intervals").word("way to run it", OwnAnswer.Line::way)
                .number("memory", "", OwnAnswer.Line::size).verdict("goal", OwnAnswer.Line::verdict)
                .number("cold start", "", OwnAnswer.Line::cold).number("others on AWS", "", OwnAnswer.Line::aws)
                .number("first calls", "", OwnAnswer.Line::early)
                .number(run.measuredCalls(), "", OwnAnswer.Line::later)
                .number("1 million calls", "", OwnAnswer.Line::million)
                .number("your month", "", OwnAnswer.Line::month).table();
    }

    /** All except the total bill, which would include the lab's stores. */
    List<Picture> charts() {
        return Charts.of(run, answer.perMonth(), answer.choices()).stream()
                .filter(chart -> !chart.name().equals("whole-bill")).toList();
    }
}
