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
 * A network distance to the stores: by how many ms each call is delayed, and who published a latency of about this
 * size.
 */
record Network(long s3Ms, String s3Source, long dynamoDbMs, String dynamoDbSource) {

    private static final String RESOURCE = "/lab/run/record/networks.yaml";

    /** The networks of {@code networks.yaml}, by name. */
    static Map<String, Network> known() {
        try (InputStream in = Network.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(in,
                    new TypeReference<TreeMap<String, Network>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
