package lab.platform;

import java.time.Duration;

/**
 * How long things on AWS may take.
 *
 * @param network how long AWS may be out of reach
 * @param logs    how late a log line may come; AWS promises nothing, seconds are usual
 * @param look    how often logs are read meanwhile
 * @param logPage events that one reading of a log may bring
 */
public record AwsBounds(Duration network, Duration logs, Duration look, int logPage) {

    public static final AwsBounds USUAL =
            new AwsBounds(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofSeconds(3), 10_000);
}
