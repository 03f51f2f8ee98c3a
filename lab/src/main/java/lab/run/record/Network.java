package lab.run.record;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A distance to the stores as data: by how many ms each call is held back, and who published that it takes about so
 * long.
 */
record Network(long s3Ms, String s3Source, long dynamoDbMs, String dynamoDbSource) {

    private static final String RESOURCE = "/lab/run/record/networks.yaml";

    /** Those that {@code networks.yaml} knows, by name. */
    static Map<String, Network> known() {
        try (InputStream in = Network.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(in,
                    new TypeReference<TreeMap<String, Network>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
