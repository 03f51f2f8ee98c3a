package lab.measure;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/** The events that a user's function is called with, in the order in which they take turns. */
public record Events(List<Event> all) {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Events whose form AWS documents, made up for this lab. */
    public static final List<String> CANNED =
            List.of("alb", "apigw-v1", "apigw-v2", "dynamodb", "kinesis", "s3", "scheduled", "sns", "sqs");
    private static final Pattern WEIGHTED = Pattern.compile("(\\d{1,3}):(?!//)(.+)", Pattern.DOTALL);

    /**
     * @param name   its name in the report: the name of a file or of a canned event, or {@code event 2}
     * @param weight how often the lab sends it in each round of all events
     */
    public record Event(String name, int weight, String json) {

        String words() {
            return weight == 1 ? name : weight + " × " + name;
        }
    }

    /**
     * Reads the values of {@code --event}: a file, JSON, or the name of a canned event. Each can start with a weight,
     * as in {@code 9:get.json}.
     *
     * @throws Problem if a value is none of these, or its content isn't JSON
     */
    public static Events parse(List<String> given) {
        List<Event> events = new ArrayList<>();
        for (String each : given) {
            Matcher weighted = WEIGHTED.matcher(each);
            boolean heavy = weighted.matches();
            int weight = heavy ? Integer.parseInt(weighted.group(1)) : 1;
            if (weight == 0) throw new Problem("The event " + each + " has the weight 0.",
                    "Leave out this event, or give it a weight of 1 or more.");
            events.add(event(heavy ? weighted.group(2) : each, weight, events.size() + 1));
        }
        return new Events(List.copyOf(events));
    }

    /**
     * Indexes of the events. Each index appears as often as its event's weight requires, and its repetitions are as far
     * apart as possible.
     */
    List<Integer> order() {
        int turns = all.stream().mapToInt(Event::weight).sum();
        double[] due = new double[all.size()];
        List<Integer> order = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            int next = 0;
            for (int i = 0; i < due.length; i++) {
                due[i] += all.get(i).weight();
                if (due[i] > due[next]) next = i;
            }
            due[next] -= turns;
            order.add(next);
        }
        return order;
    }

    /**
     * How often each event is sent in this number of calls: {@code about 90 with get.json and about 10 with post.json}.
     */
    String shares(int calls) {
        if (all.size() == 1) return "each with " + all.getFirst().name();
        int turns = all.stream().mapToInt(Event::weight).sum();
        return all.stream().map(event -> "about %d with %s".formatted(
                Math.round((double) calls * event.weight() / turns), event.name())).collect(joining(" and "));
    }

    /** A value of {@code --event}, with an absolute path if it names a file. */
    static String absolute(String given) {
        Matcher weighted = WEIGHTED.matcher(given);
        String front = weighted.matches() ? weighted.group(1) + ":" : "", event = given.substring(front.length());
        return isFile(event) ? front + Path.of(event).toAbsolutePath() : given;
    }

    private static boolean isJson(String given) {
        return given.strip().matches("(?s)[{\\[\"].*");
    }

    private static boolean isFile(String given) {
        return !isJson(given) && !CANNED.contains(given);
    }

    /** The event of a call, counted from 0. */
    String json(int call) {
        List<Integer> order = order();
        return all.get(order.get(call % order.size())).json();
    }

    private static Event event(String given, int weight, int number) {
        if (isJson(given)) return checked("event " + number, weight, given);
        if (CANNED.contains(given)) return new Event(given, weight, canned(given));
        Path file = Path.of(given);
        if (!Files.isRegularFile(file))
            throw new Problem("The event " + given + " is neither a file nor JSON nor the name of a canned event.",
                    "Pass a file, JSON that begins with {, or one of " + String.join(", ", CANNED) + ".");
        try {
            return checked(file.getFileName().toString(), weight, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new Problem("The event " + given + " isn't UTF-8 text.", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new Problem("The event " + given + " can't be read: " + e.getMessage() + ".", "Check the "
                    + "file's permissions.", e);
        }
    }

    private static Event checked(String name, int weight, String json) {
        try {
            JSON.readTree(json);
            if (!json.isBlank()) return new Event(name, weight, json);
            throw new Problem(title(name) + " is empty.", "Write {} into it if your function needs no event.");
        } catch (JsonProcessingException e) {
            throw new Problem("%s isn't JSON: line %d, column %d: %s.".formatted(title(name),
                    e.getLocation().getLineNr(), e.getLocation().getColumnNr(),
                    JsonFault.words(e)), "Correct the event, then run the command again.", e);
        }
    }

    static String title(String name) {
        return (name.startsWith("event ") ? "The " : "The event ") + name;
    }

    private static String canned(String name) {
        try (InputStream in = Events.class.getResourceAsStream("events/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
