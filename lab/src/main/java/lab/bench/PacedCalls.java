package lab.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lab.Home;
import lab.published.TalkCharts;
import lab.race.Order;
import lab.race.RaceListener;
import lab.race.RaceSession;
import lab.run.record.Profile;
import lab.run.summary.Metric;
import lab.run.summary.Summary;

/** Paced warm calls at the talk's memory sizes, to stand beside the talk's own figures. */
final class PacedCalls {

    private PacedCalls() {}

    static List<BenchFigure> measure(Home home, Path scratch, Consumer<String> say)
            throws IOException, InterruptedException {
        Order order = new Order(Profile.named("paced"), List.of("python", "rust"), List.of(), OptionalLong.empty(), 1,
                JsonNodeFactory.instance.objectNode(), Optional.of(scratch), "./jbang bench");
        Summary summary = new RaceSession(home, new RaceListener() {
            @Override
            public void say(String sentence) {
                say.accept(sentence);
            }
        }).begin(order).summary();
        List<BenchFigure> figures = new ArrayList<>();
        for (Summary.Row row : summary.rows())
            if (row.metric() == Metric.HANDLER)
                figures.add(new BenchFigure("%s at %d MB, paced, warm p50".formatted(row.variant(), row.memoryMb()),
                        row.p50(), "ms", row.n(), talk(row.variant(), row.memoryMb())));
        return figures;
    }

    private static String talk(String variant, int memoryMb) {
        OptionalDouble ms = TalkCharts.value("warm_latency", variant, memoryMb);
        return ms.isEmpty() ? "the talk has no figure"
                : "the talk's chart on AWS: %s ms".formatted(BigDecimal.valueOf(ms.getAsDouble()).stripTrailingZeros()
                        .toPlainString());
    }
}
