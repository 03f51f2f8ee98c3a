package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The function of the contract as a bean of Quarkus; it reads and writes its own JSON, as it does without a framework.
 */
@Named("save")
@Singleton
public class Save implements RequestStreamHandler {

    private final Handler handler;

    @Inject
    Save(Handler handler) {
        this.handler = handler;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    /** Beans are made when they are first asked for; these have to be there when the application has started. */
    @Singleton
    static class Clients {

        @Produces
        @Singleton
        @Startup
        Handler handler() {
            return new Handler();
        }
    }
}
