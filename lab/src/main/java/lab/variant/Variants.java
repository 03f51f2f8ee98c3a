package lab.variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import locallambda.system.Problem;

/** Reads the variants of a {@code lambdas} folder, so strictly that no typo passes unnoticed. */
public final class Variants {

    private static final String SUFFIX = ".yaml";

    private Variants() {}

    /**
     * Reads {@code variants/*.yaml} with their {@link Kinds}, and {@code toolchains.yaml} for the names a variant may
     * need.
     *
     * @return sorted by name
     * @throws Problem for the first fault, with file, line, column and the names that are known
     */
    public static List<Variant> read(Path lambdas) {
        return read(lambdas, lambdas.resolve("variants"));
    }

    /** All of them: those of {@link #read} and those of every group. */
    public static List<Variant> all(Path lambdas) {
        return Stream.concat(read(lambdas).stream(), groups(lambdas).values().stream().flatMap(List::stream)).toList();
    }

    /**
     * Reads the variants in sub-folders of {@code variants/}: groups, whose variants are used only by name.
     *
     * @return by the sub-folder's name; within it sorted by name
     * @throws Problem as above, and for a name that occurs twice
     */
    public static Map<String, List<Variant>> groups(Path lambdas) {
        Map<String, List<Variant>> groups = new TreeMap<>();
        Set<String> taken = new TreeSet<>(read(lambdas).stream().map(Variant::name).toList());
        for (Path folder : list(lambdas.resolve("variants"), Files::isDirectory)) {
            List<Variant> group = read(lambdas, folder);
            List<String> names = new ArrayList<>(group.stream().map(Variant::name).toList());
            names.addFirst(folder.getFileName().toString());
            for (String name : names)
                if (!taken.add(name))
                    throw new Problem("The name \"" + name + "\" in " + folder + " is already taken.",
                            "Choose another name.");
            groups.put(folder.getFileName().toString(), group);
        }
        return groups;
    }

    private static List<Variant> read(Path lambdas, Path folder) {
        Set<String> tools = toolchains(lambdas).keySet();
        Kinds kinds = Kinds.read(lambdas);
        List<Path> files = list(folder, Files::isRegularFile);
        Set<String> names = files.stream().map(Variants::name).collect(Collectors.toCollection(TreeSet::new));
        return files.stream().map(file -> read(lambdas, tools, kinds, names, file))
                .sorted(Comparator.comparing(Variant::name)).toList();
    }

    /**
     * Reads {@code toolchains.yaml}: the tools every variant may need, by name, in the order of the file.
     *
     * @throws Problem for any fault, with file, line and column
     */
    public static Map<String, Toolchain> toolchains(Path lambdas) {
        return YamlFile.read(lambdas.resolve("toolchains.yaml")).as(AllToolchains.class);
    }

    private static final class AllToolchains extends LinkedHashMap<String, Toolchain> {}

    private static List<Path> list(Path folder, Predicate<Path> kind) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(kind).filter(file -> !file.getFileName().toString().startsWith(".")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private static Variant read(Path lambdas, Set<String> tools, Kinds kinds, Set<String> names, Path file) {
        if (!file.toString().endsWith(SUFFIX))
            throw new Problem(file + " isn't a variant file.", "Rename it to NAME" + SUFFIX + " or move it elsewhere.");
        YamlFile yaml = kinds.complete(YamlFile.read(file));
        Variant variant = yaml.as(VariantFile.class).variant();
        String name = name(file);
        if (!variant.name().equals(name))
            throw yaml.problem("/name", "the name \"" + variant.name() + "\" isn't the file's name \"" + name + "\"");
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
            throw yaml.problem("/name", "the name \"" + name
                    + "\" may contain only lower-case letters, digits, and single hyphens");
        folderExists(lambdas, yaml, "/folder", variant.sources().folder());
        List<String> also = variant.sources().also();
        for (int i = 0; i < also.size(); i++) folderExists(lambdas, yaml, "/also/" + i, also.get(i));
        variant.calls().ifPresent(calls -> {
            fileExists(lambdas, yaml, "/calls/event", variant.sources().folder() + "/" + calls.event());
            fileExists(lambdas, yaml, "/calls/answer", variant.sources().folder() + "/" + calls.answer());
        });
        needsAreKnown(tools, yaml, variant);
        placeholdersAreKnown(yaml, variant);
        variant.comparison().hybrid().ifPresent(hybrid -> {
            hybrid.hosts().forEach(host -> variantIsKnown(names, yaml, "/hybrid/hosts", host));
            variantIsKnown(names, yaml, "/hybrid/core", hybrid.core());
        });
        variant.comparison().habit().ifPresent(habit -> variantIsKnown(names, yaml, "/habit/of", habit.of()));
        if (variant.build().training().filter(training -> training.calls() < 1).isPresent())
            throw yaml.problem("/training/calls", "a training run needs at least one call");
        return variant;
    }

    private static void folderExists(Path lambdas, YamlFile yaml, String pointer, String folder) {
        if (Files.isDirectory(lambdas.resolve(folder))) return;
        throw yaml.problem(pointer, "there is no folder \"" + folder + "\" in " + lambdas);
    }

    private static void fileExists(Path lambdas, YamlFile yaml, String pointer, String file) {
        if (!Files.isRegularFile(lambdas.resolve(file)))
            throw yaml.problem(pointer, "there is no file \"" + file + "\" in " + lambdas);
    }

    private static void variantIsKnown(Set<String> names, YamlFile yaml, String pointer, String name) {
        if (!names.contains(name))
            throw yaml.problem(pointer, "unknown variant \"" + name + "\"" + YamlFile.suggestion(name, names));
    }

    private static void needsAreKnown(Set<String> tools, YamlFile yaml, Variant variant) {
        Set<String> known = new TreeSet<>(tools);
        known.addAll(variant.build().tools().keySet());
        needsAreKnown(known, yaml, "/needs/", variant.build().needs());
        variant.aws().flatMap(Variant.Aws::needs).ifPresent(needs -> needsAreKnown(known, yaml, "/aws/needs/", needs));
    }

    private static void needsAreKnown(Set<String> known, YamlFile yaml, String pointer, List<String> needs) {
        for (int i = 0; i < needs.size(); i++)
            if (!known.contains(needs.get(i)))
                throw yaml.problem(pointer + i, "unknown toolchain \"" + needs.get(i) + "\""
                        + YamlFile.suggestion(needs.get(i), known));
    }

    private static void placeholdersAreKnown(YamlFile yaml, Variant variant) {
        List<Map.Entry<String, String>> texts = new ArrayList<>();
        texts.add(Map.entry("/start", variant.start().command()));
        variant.start().localEnv().forEach((name, value) -> texts.add(Map.entry("/local-env/" + name, value)));
        variant.build().training().ifPresent(training -> texts.add(Map.entry("/training/start", training.start())));
        variant.aws().flatMap(Variant.Aws::image)
                .ifPresent(start -> texts.add(Map.entry("/aws/image", start)));
        texts.forEach(text -> check(yaml, text.getKey(), text.getValue(), Placeholders.EVERYWHERE));
        variant.start().env().forEach((name, value) -> noPlaceholder(yaml, name, value));
        List<String> commands = variant.build().commands();
        for (int i = 0; i < commands.size(); i++) check(yaml, "/build/" + i, commands.get(i), Placeholders.IN_BUILD);
        List<String> forAws = variant.aws().map(Variant.Aws::build).orElse(List.of());
        for (int i = 0; i < forAws.size(); i++)
            check(yaml, "/aws/build/" + i, forAws.get(i), Placeholders.IN_BUILD_FOR_AWS);
    }

    /** The list goes to AWS as it is. */
    private static void noPlaceholder(YamlFile yaml, String name, String value) {
        Placeholders.unknown(value, List.of()).ifPresent(found -> {
            throw yaml.problem("/env/" + name, "the placeholder \"${" + found + "}\" has no value on AWS, but \"env\" "
                    + "applies there too; put the variable into \"local-env\"");
        });
    }

    private static void check(YamlFile yaml, String pointer, String text, List<String> known) {
        Placeholders.unknown(text, known).ifPresent(name -> {
            throw yaml.problem(pointer, "unknown placeholder \"${" + name + "}\"" + YamlFile.suggestion(name, known));
        });
    }
}
