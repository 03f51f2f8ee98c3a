import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** Answers with four ids, each made at another moment. */
public final class Ids implements RequestHandler<Object, Map<String, String>>, Resource {

    /** Made when the class is loaded. */
    static String order = UUID.randomUUID().toString();

    /** Made in INIT; numbers are drawn from it in the handler. */
    private final Random dice = new Random();

    /** Made in INIT, and again by the hook after a restore. */
    private String session = UUID.randomUUID().toString();

    /** What the snapshot has in it, for comparison. */
    private String orderInSnapshot = "";

    public Ids() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        // yours, before
        orderInSnapshot = order;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        session = UUID.randomUUID().toString();
        // yours, after
    }

    @Override
    public Map<String, String> handleRequest(Object event, Context context) {
        String request = UUID.randomUUID().toString();
        return new TreeMap<>(Map.of("order", order, "dice", Long.toHexString(dice.nextLong()), "session", session, "request", request,
                "orderInSnapshot", orderInSnapshot));
    }
}
