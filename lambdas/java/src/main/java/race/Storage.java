package race;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Saves an id in S3, then records it in DynamoDB. */
interface Storage {

    /** Always with milliseconds, which {@link Instant#toString} leaves out when they are zero. */
    DateTimeFormatter MILLISECONDS = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /**
     * @param work what the work came to, goes into the item
     * @return the object's key
     * @throws StoreFailed if a store refuses or cannot be reached; nothing is recorded unless the object is there
     */
    String save(UUID id, Optional<String> work);

    /** @throws IllegalStateException if the environment variable is missing */
    static String required(Map<String, String> environment, String name, String meaning) {
        String value = environment.get(name);
        if (value == null || value.isBlank())
            throw new IllegalStateException(name + " is not set: give the function the name of its " + meaning);
        return value;
    }
}
