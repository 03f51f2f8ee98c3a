package lab.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long suites and their classes of tests take, in seconds: the last run's times predict how long this run still
 * takes, and this run's times show which classes are the slowest.
 */
public final class Durations {

    private static final Pattern CLASS = Pattern.compile(".*Tests run:.* Time elapsed: ([0-9.]+) s.* in (\\S+)");

    /** @param at when a class was finished, in seconds since its suite began; 0 of a suite */
    private record Took(double seconds, double at) {}

    private final Path file;
    private final Map<String, Took> last = new TreeMap<>();
    private final Map<String, Took> now = new TreeMap<>();
    private String suite = "";

    private Durations(Path file) {
        this.file = file;
    }

    /** @param file as an earlier {@link #save} left it; without a readable file, no times are known */
    public static Durations read(Path file) {
        Durations durations = new Durations(file);
        try {
            if (!Files.exists(file)) return durations;
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.split(",");
                durations.last.put(columns[0],
                        new Took(Double.parseDouble(columns[1]), Double.parseDouble(columns[2])));
            }
        } catch (IOException | RuntimeException e) {
            durations.last.clear(); // no more than an estimate is lost
        }
        return durations;
    }

    /** How long the suites took the last time; empty if one of them did not run then. */
    public OptionalDouble expected(List<String> suites) {
        return last.keySet().containsAll(suites)
                ? OptionalDouble.of(suites.stream().mapToDouble(this::lastOf).sum())
                : OptionalDouble.empty();
    }

    public void begin(String name) {
        suite = name;
    }

    /**
     * Takes note of a line that a tool prints when a class is finished; any other line is fine.
     *
     * @param at seconds since {@link #begin}
     */
    public void see(String line, double at) {
        Matcher finished = CLASS.matcher(line);
        if (!finished.matches()) return;
        String name = suite + "/" + finished.group(2);
        int lines = 1; // a class with parameters has a line for each of them
        while (now.containsKey(name + " " + lines)) lines++;
        now.put(name + " " + lines, new Took(Double.parseDouble(finished.group(1)), at));
    }

    public void end(double seconds) {
        now.put(suite, new Took(seconds, 0));
        suite = "";
    }

    /**
     * How much of {@link #expected} is done: the finished suites, and a part of the running suite. This part is the
     * time after which as many classes were finished in the last run. Classes that run side by side end in any order.
     */
    public double behind() {
        double ended = now.keySet().stream().filter(name -> !name.contains("/")).mapToDouble(this::lastOf).sum();
        String classes = suite + "/";
        long finished = now.keySet().stream().filter(name -> name.startsWith(classes)).count();
        double running = last.entrySet().stream().filter(each -> each.getKey().startsWith(classes))
                .mapToDouble(each -> each.getValue().at()).sorted().limit(finished).max().orElse(0);
        return ended + Math.min(running, lastOf(suite));
    }

    /** The slowest classes of this run, and suites of other languages, which have no classes. */
    public List<String> slowest(int n) {
        Map<String, Double> classes = now.entrySet().stream()
                .filter(each -> each.getKey().contains("/")
                        || now.keySet().stream().noneMatch(name -> name.startsWith(each.getKey() + "/")))
                .collect(Collectors.toMap(each -> each.getKey().replaceAll(".*/| \\d+$", ""),
                        each -> each.getValue().seconds(), Double::sum));
        return classes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).limit(n)
                .map(each -> "%s %.0f s".formatted(each.getKey(), each.getValue())).toList();
    }

    /** Saves the times for the next run. Suites that did not run this time keep their old times. */
    public void save() {
        Map<String, Took> all = new TreeMap<>(last);
        all.keySet().removeIf(name -> name.contains("/") && now.containsKey(name.substring(0, name.indexOf('/'))));
        all.putAll(now);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, all.entrySet().stream()
                    .map(each -> each.getKey() + "," + each.getValue().seconds() + "," + each.getValue().at())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double lastOf(String name) {
        return last.getOrDefault(name, new Took(0, 0)).seconds();
    }
}
