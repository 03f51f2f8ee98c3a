package lab.platform;

import java.time.Duration;

/**
 * Time limits for work on AWS.
 *
 * @param network how long AWS may be out of reach
 * @param logs    how late a log line may arrive; AWS guarantees no limit, a few seconds are usual
 * @param look    how often the lab reads the logs during this time
 * @param logPage maximum number of log events in one response
 */
public record AwsBounds(Duration network, Duration logs, Duration look, int logPage) {

    public static final AwsBounds USUAL =
            new AwsBounds(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofSeconds(3), 10_000);
}
