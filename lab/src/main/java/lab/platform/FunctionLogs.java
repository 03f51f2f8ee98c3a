package lab.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Reads a function's log group repeatedly, from one moment on. Lines arrive late and out of order, so each reading
 * begins a little before the newest known line, and drops the lines whose ids are known. If a reading breaks off in the
 * middle, the next one continues there.
 */
final class FunctionLogs {

    /** By how much a line may arrive later than one that is newer. */
    private static final long OVERLAP_MS = 60_000;

    private final CloudWatchLogsClient logs;
    private final AwsRetries steady;
    private final String group;
    private final long sinceMs;
    private final int pageSize;
    private final Set<String> seen = new HashSet<>();
    private long newestMs;

    /** @param pageSize maximum number of events in one response, up to 10,000 */
    FunctionLogs(CloudWatchLogsClient logs, AwsRetries steady, String group, Instant since, int pageSize) {
        this.logs = logs;
        this.steady = steady;
        this.group = group;
        this.sinceMs = since.toEpochMilli();
        this.newestMs = sinceMs;
        this.pageSize = pageSize;
    }

    /** The lines that have arrived since the last time, each once. */
    List<FilteredLogEvent> arrived() {
        List<FilteredLogEvent> arrived = new ArrayList<>();
        long from = Math.max(sinceMs, newestMs - OVERLAP_MS);
        String page = null;
        do {
            String token = page;
            FilterLogEventsResponse response =
                    steady.call("reading the log group " + group, () -> logs.filterLogEvents(filter -> filter
                            .logGroupName(group).startTime(from).limit(pageSize).nextToken(token)));
            for (FilteredLogEvent event : response.events())
                if (seen.add(event.eventId())) {
                    arrived.add(event);
                    newestMs = Math.max(newestMs, event.timestamp());
                }
            page = response.nextToken();
        } while (page != null);
        return arrived;
    }
}
