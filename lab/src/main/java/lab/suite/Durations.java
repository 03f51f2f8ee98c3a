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
 * How long suites and their classes of tests take, in seconds: the last run tells how long this one still takes, and
 * this one tells which are the slowest.
 */
public final class Durations {

    private static final Pattern CLASS = Pattern.compile(".*Tests run:.* Time elapsed: ([0-9.]+) s.* in (\\S+)");

    private final Path file;
    private final Map<String, Double> last = new TreeMap<>();
    private final Map<String, Double> now = new TreeMap<>();
    private String suite = "";

    private Durations(Path file) {
        this.file = file;
    }

    /** @param file as an earlier {@link #save} left it; one that is not there or cannot be read knows nothing */
    public static Durations read(Path file) {
        Durations durations = new Durations(file);
        try {
            if (!Files.exists(file)) return durations;
            for (String line : Files.readAllLines(file))
                durations.last.put(line.split(",")[0], Double.parseDouble(line.split(",")[1]));
        } catch (IOException | RuntimeException e) {
            durations.last.clear(); // no more than an estimate is lost
        }
        return durations;
    }

    /** What the suites took the last time; empty if one of them did not run then. */
    public OptionalDouble expected(List<String> suites) {
        return last.keySet().containsAll(suites)
                ? OptionalDouble.of(suites.stream().mapToDouble(last::get).sum())
                : OptionalDouble.empty();
    }

    public void begin(String name) {
        suite = name;
    }

    /** Takes note of a line that a tool prints when a class is finished; any other line is fine. */
    public void see(String line) {
        Matcher finished = CLASS.matcher(line);
        if (!finished.matches()) return;
        String name = suite + "/" + finished.group(2);
        int lines = 1; // a class with parameters has a line for each of them
        while (now.containsKey(name + " " + lines)) lines++;
        now.put(name + " " + lines, Double.parseDouble(finished.group(1)));
    }

    public void end(double seconds) {
        now.put(suite, seconds);
        suite = "";
    }

    /** How much of {@link #expected} is behind: whole suites, and classes of the one that runs. */
    public double behind() {
        double ended = now.keySet().stream().filter(name -> !name.contains("/")).mapToDouble(this::lastOf).sum();
        double classes = now.keySet().stream().filter(name -> name.startsWith(suite + "/")).mapToDouble(this::lastOf)
                .sum();
        return ended + Math.min(classes, lastOf(suite));
    }

    /** The slowest classes of this run, and suites of other languages, which have no classes. */
    public List<String> slowest(int n) {
        Map<String, Double> classes = now.entrySet().stream()
                .filter(each -> each.getKey().contains("/")
                        || now.keySet().stream().noneMatch(name -> name.startsWith(each.getKey() + "/")))
                .collect(Collectors.toMap(each -> each.getKey().replaceAll(".*/| \\d+$", ""), Map.Entry::getValue,
                        Double::sum));
        return classes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).limit(n)
                .map(each -> "%s %.0f s".formatted(each.getKey(), each.getValue())).toList();
    }

    /** For the next run; what did not run this time stays as it was. */
    public void save() {
        Map<String, Double> all = new TreeMap<>(last);
        all.putAll(now);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file,
                    all.entrySet().stream().map(each -> each.getKey() + "," + each.getValue()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double lastOf(String name) {
        return last.getOrDefault(name, 0.0);
    }
}
