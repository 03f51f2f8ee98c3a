import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

/** Answers with four numbers, of which some were decided before the snapshot. */
public class Ids implements RequestStreamHandler {

    private final UUID init = UUID.randomUUID();
    private final Random random = new Random();
    private final SecureRandom secure = new SecureRandom();

    public Ids() {
        secure.nextLong(); // seeded before the snapshot
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write("{\"init\": \"%s\", \"random\": \"%x\", \"secureRandom\": \"%x\", \"handler\": \"%s\"}"
                .formatted(init, random.nextLong(), secure.nextLong(), UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
    }
}
