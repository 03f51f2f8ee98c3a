package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The function of the contract, {@code lambdas/README.md}. */
public final class Handler implements RequestStreamHandler {

    private final Storage store;
    private final PrintStream log;

    /** INIT: builds the clients that every invocation uses. */
    public Handler() {
        this(Store.of(System.getenv()), System.out);
    }

    Handler(Storage store, PrintStream log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JSON.std.write(answer(Event.payload(event.readAllBytes())), answer);
    }

    private Map<String, Object> answer(Payload payload) {
        return switch (payload) {
            case Payload.Hello() -> Map.of("hello", true);
            case Payload.Save(var work) ->
                    save(work.isPresent() ? Optional.of(Xorshift64.after(work.getAsInt())) : Optional.empty());
        };
    }

    private Map<String, Object> save(Optional<String> work) {
        UUID id = UUID.randomUUID();
        String key = store.save(id, work);
        log.println("stored " + key);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id.toString());
        answer.put("key", key);
        work.ifPresent(digits -> answer.put("work", digits));
        return answer;
    }
}
