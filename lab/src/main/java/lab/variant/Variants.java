package lab.variant;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Problem;

/** Reads the variants of a checkout, strictly: whatever is misspelt or missing is an error with its file, never a default. */
public final class Variants {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Set<String> PLACEHOLDERS = Set.of("here", "memory", "heap-kb");

    private final Path lambdas;
    private final Map<String, Toolchain> toolchains;

    private Variants(Path lambdas) {
        this.lambdas = lambdas;
        this.toolchains = toolchains(lambdas);
    }

    /**
     * All variants, sorted by name.
     *
     * @param lambdas the folder {@code lambdas}
     * @throws Problem with file, line and the fault
     */
    public static List<Variant> read(Path lambdas) {
        return new Variants(lambdas).all();
    }

    /** The tools of {@code toolchains.yaml}, in the order they stand there. */
    public static Map<String, Toolchain> toolchains(Path lambdas) {
        return StrictYaml.read(lambdas.resolve("toolchains.yaml"), new TypeReference<LinkedHashMap<String, Toolchain>>() {});
    }

    private List<Variant> all() {
        List<Variant> variants = new ArrayList<>();
        try (Stream<Path> files = Files.list(lambdas.resolve("variants"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) variants.add(readOne(file));
        } catch (IOException e) {
            throw new Problem("Cannot read " + lambdas.resolve("variants") + ": " + e.getMessage() + ".", "Check the folder and its permissions.", e);
        }
        return List.copyOf(variants);
    }

    private Variant readOne(Path file) {
        VariantYaml yaml = StrictYaml.read(file, new TypeReference<>() {});
        if (yaml == null) throw fault(file, "is empty");
        required(file, "name", yaml.name());
        required(file, "title", yaml.title());
        required(file, "folder", yaml.folder());
        required(file, "artifact", yaml.artifact());
        required(file, "start", yaml.start());
        Variant variant = yaml.variant();
        if (!NAME.matcher(variant.name()).matches()) throw fault(file, "the name \"" + variant.name() + "\" is not lower-case letters, digits and single hyphens");
        if (!file.getFileName().toString().equals(variant.name() + ".yaml")) throw fault(file, "the name \"" + variant.name() + "\" is not the file's");
        if (!Files.isDirectory(lambdas.resolve(variant.folder()))) throw fault(file, "there is no folder lambdas/" + variant.folder());
        for (String tool : variant.needs())
            if (!toolchains.containsKey(tool) && !variant.tools().containsKey(tool))
                throw fault(file, "\"" + tool + "\" in needs is neither in toolchains.yaml (" + String.join(", ", toolchains.keySet()) + ") nor under tools");
        Stream.concat(Stream.of(variant.start()), Stream.concat(variant.build().stream(), variant.env().values().stream())).forEach(text -> placeholders(file, text));
        variant.training().ifPresent(training -> placeholders(file, training.start()));
        return variant;
    }

    private static void required(Path file, String field, String value) {
        if (value == null || value.isBlank()) throw fault(file, "the field \"" + field + "\" is missing");
    }

    private static void placeholders(Path file, String text) {
        for (Matcher matcher = PLACEHOLDER.matcher(text); matcher.find(); )
            if (!PLACEHOLDERS.contains(matcher.group(1)) && !matcher.group(1).startsWith("jars:"))
                throw fault(file, "there is no placeholder ${" + matcher.group(1) + "}");
    }

    private static Problem fault(Path file, String what) {
        return new Problem(file + ": " + what + ".", "docs/adding-a-variant.md shows every field.");
    }
}
