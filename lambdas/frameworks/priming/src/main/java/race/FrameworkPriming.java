package race;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Primes a handler that a framework brings. Before the snapshot it takes the framework's path, by a call without a
 * store, and then the path to the stores, as the primed variants without a framework do.
 */
final class FrameworkPriming implements Resource {

    private final RequestStreamHandler handler;

    private FrameworkPriming(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /** The hook, registered. The runtime holds hooks weakly: a field of the handler has to hold it. */
    static FrameworkPriming of(RequestStreamHandler handler) {
        FrameworkPriming hook = new FrameworkPriming(handler);
        Core.getGlobalContext().register(hook);
        return hook;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        byte[] hello = Priming.urlEvent("{\\\"hello\\\": true}", false);
        handler.handleRequest(new ByteArrayInputStream(hello), new ByteArrayOutputStream(), null);
        new Priming(System.getenv()).run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
