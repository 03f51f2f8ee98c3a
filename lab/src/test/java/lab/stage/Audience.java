package lab.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody who looks at a stage without a browser: presses the key and writes down what comes. */
public final class Audience implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI stage;

    public Audience(URI stage) {
        this.stage = stage;
    }

    public String page() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(stage).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Presses the key. */
    public HttpResponse<String> start(String guess) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(stage.resolve("start")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(guess)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Everything from the first event to the last. */
    public List<JsonNode> watch() throws IOException, InterruptedException {
        return watch(stage.resolve("events?" + showOf(page())));
    }

    private List<JsonNode> watch(URI events) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                http.send(HttpRequest.newBuilder(events).timeout(Duration.ofMinutes(3)).build(),
                        HttpResponse.BodyHandlers.ofLines());
        List<JsonNode> heard = new ArrayList<>();
        try (Stream<String> lines = answer.body()) {
            for (String line : (Iterable<String>) lines.filter(each -> each.startsWith("data: "))::iterator) {
                heard.add(JSON.readTree(line.substring("data: ".length())));
                String type = heard.getLast().path("type").asText();
                if (type.equals("ended") || type.equals("stopped")) break;
            }
        }
        return heard;
    }

    private static String showOf(String page) {
        Matcher show = Pattern.compile("\"show\":\"([^\"]+)\"").matcher(page);
        if (!show.find()) throw new IllegalStateException("the page knows of no show:\n" + page);
        return show.group(1);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
