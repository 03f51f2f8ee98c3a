package lab.variant;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * A YAML file that is read strictly and knows where each of its fields is, so that error messages can point to every
 * fault.
 */
final class YamlFile {

    private static final ObjectMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // a version 3.10 stays one
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule().addDeserializer(Optional.class, new OptionalReader()))
            .build();

    /** Reports every fault but missing fields, which would else hide the typo that is why they are missing. */
    private static final ObjectMapper INCOMPLETE = YAML.copy()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasRequiredMarker(AnnotatedMember member) {
                    return false;
                }
            });

    private final Path file;
    private final String text;
    /** By JSON pointer, e.g. {@code /needs/1}. */
    private final Map<String, JsonLocation> places;
    /** Fields that the type does not have and that may be there. */
    private final Set<String> more;

    private YamlFile(Path file, String text) throws IOException {
        this.file = file;
        this.text = text;
        this.more = Set.of();
        this.places = places();
    }

    private YamlFile(YamlFile original, String text, Set<String> more) {
        this.file = original.file;
        this.text = text;
        this.more = more;
        this.places = original.places;
    }

    /** @throws Problem if the file cannot be read or is no YAML */
    static YamlFile read(Path file) {
        try {
            return new YamlFile(file, Files.readString(file));
        } catch (JsonProcessingException e) {
            throw problem(file, e.getLocation(), firstLines(e), e);
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + ": " + e + ".", "Check the file's permissions.", e);
        }
    }

    /**
     * The file completed by other fields. Error messages still point to a fault's place in the file.
     *
     * @param more fields that are allowed although the type does not have them
     */
    YamlFile completed(String whole, Set<String> more) {
        return new YamlFile(this, whole, more);
    }

    /** All that it says. */
    JsonNode tree() {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw problem(file, e.getLocation(), firstLines(e), e);
        }
    }

    /** @throws Problem where the file does not fit the type */
    <T> T as(Class<T> type) {
        try {
            INCOMPLETE.readValue(text, type);
            return YAML.readValue(text, type);
        } catch (JsonMappingException e) {
            throw problem(file, at(e), sentence(e), e);
        } catch (JsonProcessingException e) {
            throw problem(file, e.getLocation(), firstLines(e), e);
        }
    }

    /** The problem of a value that has the right type but makes no sense. */
    Problem problem(String pointer, String what) {
        return problem(file, places.get(pointer), what, null);
    }

    /** {@code , did you mean "start"?} where a known name is near, and the known names in any case. */
    static String suggestion(String name, Collection<String> known) {
        String near = Closest.to(name, known).map(it -> "; did you mean \"" + it + "\"?").orElse(";");
        return near + " Known: " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    private Map<String, JsonLocation> places() throws IOException {
        Map<String, JsonLocation> found = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                found.putIfAbsent(pointer, parser.currentTokenLocation());
                if (token == JsonToken.VALUE_NULL)
                    throw problem(file, found.get(pointer), "\"" + parser.currentName() + "\" has no value", null);
            }
        }
        if (found.isEmpty()) throw problem(file, null, "the file is empty", null);
        return found;
    }

    /** What is missing is pointed at where it should be. */
    private JsonLocation at(JsonMappingException e) {
        String pointer = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        while (!places.containsKey(pointer)) pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        return places.get(pointer);
    }

    private String sentence(JsonMappingException e) {
        String field = e.getPath().stream().map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull).collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown)
            return "unknown field \"" + unknown.getPropertyName() + "\""
                    + suggestion(unknown.getPropertyName(), Stream.concat(more.stream(),
                            unknown.getKnownPropertyIds().stream().map(Object::toString)).toList());
        if (e.getOriginalMessage().startsWith("Missing required")) return "the field \"" + field + "\" is missing";
        return "\"" + field + "\" has a value of the wrong kind: " + firstLines(e);
    }

    private static String firstLines(JsonProcessingException e) {
        return e.getOriginalMessage().lines().limit(3).map(String::strip).collect(Collectors.joining(" "));
    }

    private static Problem problem(Path file, JsonLocation at, String what, Throwable cause) {
        String place = at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr();
        return new Problem(file + ":" + place + ": " + what + ".",
                "Correct the file; docs/adding-a-variant.md explains its fields.", cause);
    }
}
