package lab.fidelity;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Place;
import locallambda.system.Problem;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A local run beside several runs on AWS, each from somebody's own account. Every run is compared separately, because
 * regions, days and processors differ. Only the last line summarizes all runs.
 *
 * @param compared the comparison with each, by its folder's name
 * @param left     why the other runs are left out, by folder
 */
public record AwsRuns(Map<String, Fidelity> compared, Map<String, String> left) {

    /** Does {@code folder} contain runs, without being a run itself? */
    public static boolean several(Path folder) {
        return !Files.exists(folder.resolve(RunFolder.RUN)) && !runs(folder).isEmpty();
    }

    /**
     * Compares a local run with every run in a folder.
     *
     * @throws Problem if none of them can be compared
     */
    public static AwsRuns against(Run local, Path folder) {
        Map<String, Fidelity> compared = new LinkedHashMap<>();
        Map<String, String> left = new LinkedHashMap<>();
        for (Path run : runs(folder)) {
            String name = run.getFileName().toString();
            try {
                compared.put(name, Fidelity.against(local, Run.open(run)));
            } catch (Problem problem) {
                left.put(name, problem.getMessage());
            }
        }
        if (compared.isEmpty())
            throw new Problem("No run in " + folder + " can be compared with " + local.folder() + ": "
                    + String.join(" ", left.values()),
                    "Race here and on AWS with the same --variants, --memory, and --payload.");
        return new AwsRuns(compared, left);
    }

    private static List<Path> runs(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(run -> Files.exists(run.resolve(RunFolder.RUN))).sorted().toList();
        } catch (IOException e) {
            throw new Problem(folder + " can't be read: " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    /** Each comparison, those that were left out, and one line about all; at most 100 columns wide. */
    public String text() {
        StringBuilder text = new StringBuilder();
        compared.forEach((name, fidelity) -> text.append("== ").append(name).append(" ==\n")
                .append(new Tables(fidelity).text()).append('\n'));
        left.forEach((name, why) -> text.append(Tables.wrapped("", "Left out: " + name + ". " + why)));
        return text.append(Tables.wrapped("", summary())).toString();
    }

    /** In how many runs each metric's order is the same as on AWS, and how far the ratios in the runs are off. */
    public String summary() {
        Map<String, List<Agreement>> metrics = new LinkedHashMap<>();
        compared.values().forEach(fidelity -> fidelity.agreements()
                .forEach(one -> metrics.computeIfAbsent(one.what(), what -> new ArrayList<>()).add(one)));
        return "Compared with %d run%s on AWS: %s.".formatted(compared.size(), compared.size() == 1 ? "" : "s",
                metrics.entrySet().stream().map(metric -> line(metric.getKey(), metric.getValue()))
                        .collect(joining("; ")));
    }

    private static String line(String what, List<Agreement> all) {
        long told = all.stream().filter(one -> one.ranks().told()).count();
        double[] errors = all.stream().mapToDouble(Agreement::error).filter(Double::isFinite).sorted().toArray();
        String off = errors.length == 0 ? ""
                : ", with ratios that differ from AWS's by a factor of %s to %s".formatted(Agreement.two(errors[0]),
                        Agreement.two(errors[errors.length - 1]));
        String overlap = all.stream().flatMap(one -> one.overlapping().stream()).collect(joining(", "));
        return "by %s, the variants are in AWS's order in %d of %d runs%s%s".formatted(
                what.replaceFirst(", (mean|median)$", " ($1)"), told, all.size(), off,
                overlap.isEmpty() ? "" : ", and the intervals here and on AWS overlap for " + overlap + " ratios");
    }

    /**
     * Writes {@code fidelity.csv} of all comparisons into the local run, with the AWS run's folder in a column of its
     * own.
     *
     * @return the file
     */
    public Path write() {
        Path file = compared.values().iterator().next().run().folder().resolve(RunFolder.FIDELITY);
        Table all = null;
        for (Map.Entry<String, Fidelity> one : compared.entrySet()) {
            Table table = new Tables(one.getValue()).csv();
            table.addColumns(StringColumn.create("aws_run", table.stream().map(row -> one.getKey())));
            all = all == null ? table : all.append(table);
        }
        try {
            all.write().csv(file.toFile());
            return file;
        } catch (UncheckedIOException e) {
            throw new Problem(file + " can't be written: " + e.getMessage() + ".",
                    "Free some disk space, or check the folder's permissions.", e);
        }
    }

    /**
     * Writes the parts of a run on AWS that can be published: conditions and summary, without account, stack and names.
     *
     * @param run    on AWS
     * @param folder into which a folder with the run's name goes
     * @return that folder
     * @throws Problem if the run isn't one on AWS, or the folder cannot be written
     */
    public static Path share(Run run, Path folder) {
        if (!(run.place() instanceof Place.Aws place))
            throw new Problem(run.folder() + " was measured by the local lab, not on AWS.",
                    "Pass a run that ./jbang race --platform aws made.");
        Path shared = folder.resolve(run.folder().toAbsolutePath().normalize().getFileName());
        try {
            Files.createDirectories(shared);
            Shared.write(run, place, shared);
            return shared;
        } catch (IOException e) {
            throw new Problem(shared + " can't be written: " + e.getMessage() + ".",
                    "Free some disk space, or check the folder's permissions.", e);
        }
    }
}
