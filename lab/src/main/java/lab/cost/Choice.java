package lab.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.cost.GoalVerdict.Met;
import lab.cost.GoalVerdict.Missed;
import lab.cost.GoalVerdict.Undecided;
import lab.run.record.Cell;
import lab.run.summary.Summary;

/** The cheapest memory size of a variant that meets a goal, or why there is none. */
public sealed interface Choice {

    String variant();

    /** @param doubt cheaper sizes for which the run can't tell; empty if there are none */
    record Cheapest(Cost cost, List<String> doubt) implements Choice {
        @Override
        public String variant() {
            return cost.variant();
        }
    }

    /**
     * @param open among the sizes for which the run can't tell, the one that needs the fewest further environments
     * @param why  for each size, the smallest first: which limit it misses, or what is missing for a verdict
     */
    record None(String variant, Optional<Undecided> open, List<String> why) implements Choice {}

    /** What keeps the run from deciding about this variant; empty if it decides. */
    default Optional<Undecided> open() {
        return Optional.empty();
    }

    /** One choice per variant of {@code costs}, in its order. */
    static List<Choice> perVariant(Summary summary, Costs costs, Goal goal) {
        return costs.all().stream().map(Cost::variant).distinct().map(variant -> of(variant, summary, costs, goal))
                .toList();
    }

    /** The cheapest choice that meets the goal; empty if there is none. */
    static Optional<Cheapest> best(List<Choice> choices) {
        return choices.stream()
                .filter(Cheapest.class::isInstance).map(Cheapest.class::cast)
                .min(Comparator.comparingDouble(choice -> choice.cost().lambda().usd()));
    }

    private static Choice of(String variant, Summary summary, Costs costs, Goal goal) {
        List<Cost> cheapestFirst = costs.all().stream()
                .filter(cost -> cost.variant().equals(variant))
                .sorted(Comparator.comparingDouble(cost -> cost.lambda().usd())).toList();
        List<String> doubt = new ArrayList<>();
        SortedMap<Integer, String> why = new TreeMap<>(Comparator.comparingInt(Cell::deployedMb));
        List<Undecided> undecided = new ArrayList<>();
        for (Cost cost : cheapestFirst) {
            switch (goal.verdict(summary, variant, cost.memoryMb())) {
                case Met _ -> {
                    return new Cheapest(cost, List.copyOf(doubt));
                }
                case Missed(String reason) -> why.put(cost.memoryMb(), new MemorySize(cost.memoryMb()) + ": " + reason);
                case Undecided open -> {
                    doubt.add(new MemorySize(cost.memoryMb()) + ": " + open.inFull());
                    why.put(cost.memoryMb(), doubt.getLast());
                    undecided.add(open);
                }
            }
        }
        return new None(variant, undecided.stream()
                .min(Comparator.comparingInt(open -> open.more().orElse(Integer.MAX_VALUE))),
                List.copyOf(why.values()));
    }
}
