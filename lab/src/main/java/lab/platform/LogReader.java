package lab.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.report.Report;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Makes invocations of a log group's lines. A log stream is one execution environment, which does one thing at a time:
 * what stands between an invocation's START and its REPORT is its own.
 */
final class LogReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern START = Pattern.compile("^START RequestId: (\\S+)");
    private static final Pattern PLATFORM = Pattern.compile(
            "^(END RequestId|INIT_START|INIT_REPORT|RESTORE_START|RESTORE_REPORT|EXTENSION|LOGS|XRAY)\\b.*",
            Pattern.DOTALL);

    /** One invocation as its log tells it; who sent it stands in no log. */
    record Logged(Report report, String stream, long startedAtMs, String said) {}

    private final Map<String, Open> open = new HashMap<>();

    /** What a stream has said since its last START. */
    private static final class Open {
        private long startedAtMs = -1;
        private final List<String> lines = new ArrayList<>();
    }

    /** The invocations that these lines complete; lines of one stream are read in the order of their times. */
    List<Logged> read(List<FilteredLogEvent> events) {
        List<Logged> complete = new ArrayList<>();
        for (FilteredLogEvent event : events.stream().sorted(Comparator.comparing(FilteredLogEvent::timestamp))
                .toList())
            read(event).ifPresent(complete::add);
        return complete;
    }

    private Optional<Logged> read(FilteredLogEvent event) {
        String line = event.message().strip();
        Open invocation = open.computeIfAbsent(event.logStreamName(), stream -> new Open());
        Optional<Report> report = Report.parse(line);
        if (report.isPresent()) {
            open.remove(event.logStreamName());
            long began = invocation.startedAtMs >= 0 ? invocation.startedAtMs
                    : event.timestamp() - (long) report.get().durationMs();
            return Optional.of(
                    new Logged(report.get(), event.logStreamName(), began, String.join(" ", invocation.lines)));
        }
        if (starts(line)) {
            invocation.startedAtMs = event.timestamp();
            invocation.lines.clear();
        } else if (!line.isEmpty() && !PLATFORM.matcher(line).matches() && !line.contains("\"type\":\"platform.")) {
            invocation.lines.add(line);
        }
        return Optional.empty();
    }

    private static boolean starts(String line) {
        Matcher text = START.matcher(line);
        return text.find()
                || line.startsWith("{") && line.contains("platform.start") && type(line).equals("platform.start");
    }

    private static String type(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return event.path("type").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
