package lab.chart;

import java.util.List;
import lab.cost.Cost;

/** The choices that no other one beats in both cost and speed. */
final class Pareto {

    /** @param ms what a warm call takes */
    record Point(Cost cost, double ms) {
        double usd() {
            return cost.lambda().usd();
        }

        boolean beats(Point other) {
            return usd() <= other.usd() && ms <= other.ms && (usd() < other.usd() || ms < other.ms);
        }
    }

    private Pareto() {}

    /** The front, cheapest first. */
    static List<Point> front(List<Point> points) {
        return points.stream()
                .filter(point -> points.stream().noneMatch(other -> other.beats(point)))
                .sorted((a, b) -> Double.compare(a.usd(), b.usd())).toList();
    }
}
