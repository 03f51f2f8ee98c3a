import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** Answers with four ids, each made in another way. */
public final class Ids implements RequestHandler<Object, Map<String, String>>, Resource {

    /** For the id "order". */
    private String order = UUID.randomUUID().toString();

    /** For the id "dice". */
    private Random dice = new Random();

    /** For the id "vault". */
    private SecureRandom vault = new SecureRandom();

    private Map<String, String> snapshot = Map.of();

    public Ids() {
        vault.nextLong(); // the generator's first number, which no call gets
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        // yours, before
        snapshot = Map.of("orderInSnapshot", order, "diceInSnapshot", Peek.next(dice));
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // yours, after
    }

    @Override
    public Map<String, String> handleRequest(Object event, Context context) {
        String request = UUID.randomUUID().toString();
        Map<String, String> ids = new TreeMap<>(snapshot);
        ids.putAll(Map.of("order", order, "dice", hex(dice.nextLong()), "vault", hex(vault.nextLong()), "request",
                request));
        return ids;
    }

    static String hex(long number) {
        return "%016x".formatted(number);
    }
}

/**
 * What the dice in the snapshot will show next, so that a rehearsal, which has no copies, can tell as well what would
 * repeat.
 */
final class Peek {

    static String next(Random dice) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(dice);
            return Ids.hex(((Random) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                    .nextLong());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
