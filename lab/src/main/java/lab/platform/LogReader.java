package lab.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.report.Report;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Turns a log group's lines into invocations. A log stream belongs to one execution environment, which handles one
 * event at a time, so all lines between an invocation's START and its REPORT belong to this invocation. A function may
 * print lines that look like the platform's. Therefore, a REPORT line counts only if its invocation has started, and
 * only once.
 */
final class LogReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern START = Pattern.compile("^START RequestId: (\\S+)");
    private static final Pattern PLATFORM = Pattern.compile(
            "^(END RequestId|INIT_START|INIT_REPORT|RESTORE_START|RESTORE_REPORT|EXTENSION|LOGS|XRAY)\\b.*",
            Pattern.DOTALL);

    /** One invocation as its log shows it. No log shows who sent the request. */
    record Logged(Report report, String stream, long startedAtMs, String said) {}

    private final Map<String, Stream> streams = new HashMap<>();

    /** What an environment has said since the START of each invocation that has no REPORT line yet. */
    private static final class Stream {
        private final Map<String, Open> open = new LinkedHashMap<>();
        private String reported = "";
    }

    private record Open(long startedAtMs, List<String> lines) {}

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
        Stream stream = streams.computeIfAbsent(event.logStreamName(), name -> new Stream());
        Optional<Report> report = report(line, stream);
        if (report.isPresent()) return Optional.of(complete(report.get(), event, stream));
        Optional<String> started = started(line);
        if (started.isPresent()) stream.open.put(started.get(), new Open(event.timestamp(), new ArrayList<>()));
        else if (!line.isEmpty() && !PLATFORM.matcher(line).matches() && !line.contains("\"type\":\"platform."))
            stream.open.values().forEach(open -> open.lines.add(line));
        return Optional.empty();
    }

    /**
     * A REPORT line of the platform: of an invocation that is open, or of one whose START came late or not at all.
     *
     * @return empty for a line that a function has printed
     */
    private static Optional<Report> report(String line, Stream stream) {
        Optional<Report> report;
        try {
            report = Report.parse(line);
        } catch (Report.BadReport e) {
            return Optional.empty();
        }
        return report.filter(one -> stream.open.isEmpty() ? !one.requestId().equals(stream.reported)
                : stream.open.containsKey(one.requestId()));
    }

    private static Logged complete(Report report, FilteredLogEvent event, Stream stream) {
        Open invocation = stream.open.get(report.requestId());
        stream.open.clear();
        stream.reported = report.requestId();
        if (invocation == null)
            return new Logged(report, event.logStreamName(), event.timestamp() - (long) report.durationMs(), "");
        return new Logged(report, event.logStreamName(), invocation.startedAtMs, String.join(" ", invocation.lines));
    }

    /** The request id of a START line. */
    private static Optional<String> started(String line) {
        Matcher text = START.matcher(line);
        if (text.find()) return Optional.of(text.group(1));
        if (!line.startsWith("{") || !line.contains("platform.start")) return Optional.empty();
        try {
            JsonNode event = JSON.readTree(line);
            String id = event.path("record").path("requestId").asText();
            return event.path("type").asText().equals("platform.start") && !id.isEmpty() ? Optional.of(id)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
