package lab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.chart.Charts;
import lab.chart.Picture;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Prices;
import lab.published.AwsOpinion;
import lab.run.Run;
import lab.run.record.Measured;
import lab.run.record.RunRecord;

/** The page about a user's own function. */
record OwnPage(Run run, Measured measured) {

    String html() {
        OwnAnswer answer = new OwnAnswer(run, measured);
        Optional<OwnDeployment> deployment = answer.deployment();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("file", measured.file());
        model.put("measured", measured);
        model.put("answer", Page.tight(answer.sentence()));
        model.put("place", new Conditions(run).place());
        model.put("goal", answer.goal().toString());
        model.put("calls", run.measuredCalls());
        model.put("lines", answer.lines());
        model.put("memory", answer.memory());
        model.put("bill", Page.tight(answer.bill()));
        model.put("faults", run.faults().all().stream().map(fault -> Page.tight(fault.toString())).toList());
        model.put("chosen", answer.chosen().map(cost -> cost.name()).orElse(""));
        model.put("sam", deployment.map(OwnDeployment::sam).orElse(""));
        model.put("hook", deployment.map(OwnDeployment::hook).orElse(""));
        model.put("verify", answer.verify());
        model.put("rule", AwsOpinion.rule());
        model.put("skipped", RunRecord.Skipped.lines(run.record().skipped()));
        model.put("figures", charts().stream().map(Page::figure).toList());
        model.put("conditions", new Conditions(run).model());
        return Page.fill("own.peb", run, model);
    }

    /** Those that know nothing of the lab's stores. */
    List<Picture> charts() {
        Costs costs = Costs.of(run.summary(), Prices.published(),
                Assumptions.usual(run.architecture()).withColdShare(measured.coldShare()));
        List<Choice> choices = new OwnAnswer(run, measured).choices();
        return Charts.of(run, costs, choices).stream().filter(chart -> !chart.name().equals("whole-bill")).toList();
    }
}
