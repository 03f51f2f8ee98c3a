package lab.variant;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Problem;

/** Reads YAML files so that a typo is an error with file, line and column. */
final class StrictYaml {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StrictYaml() {}

    /** @throws Problem that names the fault and its place */
    static <T> T read(Path file, TypeReference<T> type) {
        try {
            return YAML.readValue(Files.readString(file), type);
        } catch (UnrecognizedPropertyException e) {
            throw new Problem("%s: there is no field \"%s\".".formatted(place(file, e.getLocation()), e.getPropertyName()),
                    "Known here: " + String.join(", ", e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList()) + ".", e);
        } catch (JsonMappingException e) {
            throw new Problem("%s: %s.".formatted(place(file, e.getLocation()), firstLine(e)), "docs/adding-a-variant.md shows every field.", e);
        } catch (JsonProcessingException e) {
            throw new Problem("%s: this is no YAML: %s.".formatted(place(file, e.getLocation()), firstLine(e)), "Mend that line.", e);
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + ": " + e.getMessage() + ".", "Check the file and its permissions.", e);
        }
    }

    private static String place(Path file, JsonLocation at) {
        return at == null ? file.toString() : "%s, line %d, column %d".formatted(file, at.getLineNr(), at.getColumnNr());
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable").replaceFirst("[.:]$", "");
    }
}
