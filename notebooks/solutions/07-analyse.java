// == 07.1 solution
ToDoubleFunction<double[]> p95 = ms -> {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    double place = 0.95 * (sorted.length - 1);
    int below = (int) place;
    return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
};

// == 07.1 wrong: uses Tablesaw's percentile, which is another type
ToDoubleFunction<double[]> p95 = ms -> DoubleColumn.create("ms", ms).percentile(95);

// == 07.1 wrong: uses the nearest number instead of a point between two numbers
ToDoubleFunction<double[]> p95 = ms -> {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(0.95 * (sorted.length - 1))];
};

// == 07.2 solution
Table apart = one.summarize("ms", median, count).by("start");
apart

// == 07.2 wrong: calculates one median for cold and warm calls together
Table apart = one.summarize("ms", median, count).by("variant");

// == 07.3 solution
Interval ratio = Interval.ofRatio(fairB.values(Call::durationMs), fairA.values(Call::durationMs), 7);
ratio

// == 07.3 wrong: compares functions that were measured one after the other
Interval ratio = Interval.ofRatio(thenB.values(Call::durationMs), firstA.values(Call::durationMs), 7);
