package lab.variant;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the variants of one kind have in common, from {@code lambdas/kinds.yaml}: the fields that the variants' files
 * leave out, so that no file repeats a command line. A kind's parts replace {@code ${NAME}} in these fields, and a
 * variant may have parts of its own.
 */
record Kinds(Optional<YamlFile> file) {

    private static final Pattern PART = Pattern.compile("( ?)\\$\\{([a-z-]+)}");

    /** Those of a {@code lambdas} folder; a folder without the file has none. */
    static Kinds read(Path lambdas) {
        return new Kinds(Optional.of(lambdas.resolve("kinds.yaml")).filter(Files::exists).map(YamlFile::read));
    }

    /**
     * A variant's file together with the fields from its kind. A file without {@code kind} stays as it is.
     *
     * @throws locallambda.system.Problem if the kind is unknown, or one of the parts isn't text
     */
    YamlFile complete(YamlFile variant) {
        JsonNode kind = variant.tree().get("kind");
        if (kind == null) return variant;
        ObjectNode all = whole(variant, "/kind", kind.asText());
        ObjectNode own = variant.tree().deepCopy();
        own.remove("kind");
        // measuring what it takes to develop a variant takes a second build: only for those that ask for it
        if (!own.has("development")) all.remove("development");
        Map<String, String> parts = new TreeMap<>();
        all.remove("parts").properties().forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        for (String part : List.copyOf(parts.keySet())) {
            if (!own.has(part)) continue;
            if (own.get(part).isContainerNode()) throw variant.problem("/" + part, "\"" + part + "\" isn't text");
            parts.compute(part, (name, kinds) -> own.remove(name).asText().replace("${" + name + "}", kinds));
        }
        return variant.completed(filled(merged(all, own).toString(), parts), parts.keySet());
    }

    /** A kind together with those that it builds on. */
    private ObjectNode whole(YamlFile by, String pointer, String name) {
        JsonNode kind = file.map(YamlFile::tree).map(all -> all.get(name)).orElse(null);
        if (!(kind instanceof ObjectNode found)) {
            List<String> known = file.map(all -> all.tree().properties().stream().map(Map.Entry::getKey).toList())
                    .orElse(List.of());
            throw by.problem(pointer, "unknown kind \"" + name + "\"" + YamlFile.suggestion(name, known));
        }
        ObjectNode own = found.deepCopy();
        JsonNode base = own.remove("kind");
        return base == null ? own : merged(whole(file.get(), "/" + name + "/kind", base.asText()), own);
    }

    private static ObjectNode merged(ObjectNode below, ObjectNode above) {
        above.properties().forEach(field -> below.set(field.getKey(),
                below.get(field.getKey()) instanceof ObjectNode under && field.getValue() instanceof ObjectNode over
                        ? merged(under, over)
                        : field.getValue()));
        return below;
    }

    /** An empty part takes the blank before it along. */
    private static String filled(String json, Map<String, String> parts) {
        return PART.matcher(json).replaceAll(found -> {
            String value = parts.get(found.group(2));
            if (value == null) return Matcher.quoteReplacement(found.group());
            String text = new String(JsonStringEncoder.getInstance().quoteAsString(value));
            return Matcher.quoteReplacement(value.isEmpty() ? "" : found.group(1) + filled(text, parts));
        });
    }
}
