package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function, primed: before the snapshot it sends invocations through a handler of the same class, so that every
 * copy starts with the classes loaded.
 */
public final class PrimedHandler implements RequestStreamHandler, Resource {

    private final Map<String, String> environment;
    private final Handler handler;

    /** INIT: as {@link Handler}, and registers the hook. The runtime holds hooks weakly, but it holds its handler. */
    public PrimedHandler() {
        this(System.getenv());
    }

    PrimedHandler(Map<String, String> environment) {
        this.environment = environment;
        this.handler = new Handler(Store.of(environment), System.out);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        new Priming(environment).run();
    }

    /**
     * Nothing to renew: the handler's own clients have no connection yet, ids are made in the handler, credentials are
     * read from their place at each call.
     */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
