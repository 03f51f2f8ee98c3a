package lab.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that has happened on stage, as server-sent events. Each listener gets all events from the first one on, no
 * matter when it connects.
 */
final class Broadcast {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A line now and then shows whether the listener is still there. */
    private static final long SIGN_OF_LIFE_MS = 5_000;

    private final List<String> history = new ArrayList<>();
    private boolean closed;

    synchronized void send(StageEvent event) {
        try {
            history.add(JSON.writerFor(StageEvent.class).writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON: " + event, e);
        }
        notifyAll();
    }

    /**
     * Writes events from number {@code next} on, until the listener goes away ({@link IOException}) or everything is
     * over.
     */
    void follow(int next, OutputStream out) throws IOException, InterruptedException {
        for (int number = next;;) {
            List<String> news = news(number);
            if (news == null) return;
            StringBuilder lines = new StringBuilder(news.isEmpty() ? ": still here\n\n" : "");
            for (String event : news)
                lines.append("id: ").append(number++).append("\ndata: ").append(event).append("\n\n");
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** @return what came since; empty after a while without; null if nothing more will come */
    private synchronized List<String> news(int from) throws InterruptedException {
        if (from >= history.size() && !closed) wait(SIGN_OF_LIFE_MS);
        if (from < history.size()) return List.copyOf(history.subList(from, history.size()));
        return closed ? null : List.of();
    }
}
