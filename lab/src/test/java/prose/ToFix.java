package prose;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.Checkout;

/**
 * Findings that wait for an editor, as numbers for each file and rule: {@code to-fix.txt}, which may only shrink. A
 * line is {@code COUNT FILE RULE}.
 */
record ToFix(Map<String, Long> counts) {

    private static final Path FILE = Checkout.ROOT.resolve("lab/src/test/resources/prose/to-fix.txt");

    static ToFix read() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : Files.readAllLines(FILE))
            if (!line.startsWith("#"))
                counts.put(line.substring(line.indexOf(' ') + 1), Long.valueOf(line.substring(0, line.indexOf(' '))));
        return new ToFix(counts);
    }

    /** Those of which there are more than the list has. */
    List<Finding> added(List<Finding> findings) {
        Map<String, Long> found = count(findings);
        return findings.stream()
                .filter(finding -> found.get(key(finding)) > counts.getOrDefault(key(finding), 0L)).toList();
    }

    /** Lines of the list that have more than there are. */
    List<String> fixed(List<Finding> findings) {
        Map<String, Long> found = count(findings);
        return counts.entrySet().stream().filter(line -> found.getOrDefault(line.getKey(), 0L) < line.getValue())
                .map(line -> line.getValue() + " " + line.getKey() + ": now " + found.getOrDefault(line.getKey(), 0L))
                .toList();
    }

    /** Takes out of the file what is fixed, and adds nothing. */
    void shrink(List<Finding> findings) throws IOException {
        Map<String, Long> found = count(findings);
        String comment = Files.readAllLines(FILE).stream().filter(line -> line.startsWith("#"))
                .collect(joining("\n", "", "\n"));
        Files.writeString(FILE, counts.entrySet().stream().filter(line -> found.containsKey(line.getKey()))
                .map(line -> Math.min(line.getValue(), found.get(line.getKey())) + " " + line.getKey() + "\n")
                .collect(joining("", comment, "")));
    }

    private static Map<String, Long> count(List<Finding> findings) {
        return findings.stream().collect(groupingBy(ToFix::key, counting()));
    }

    private static String key(Finding finding) {
        return finding.file() + " " + finding.rule();
    }
}
