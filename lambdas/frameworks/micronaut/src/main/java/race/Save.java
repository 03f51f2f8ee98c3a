package race;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The function of the contract, called by Micronaut; it reads and writes its own JSON, as it does without a framework.
 */
public class Save extends MicronautRequestStreamHandler {

    /** Asked for here, so that the clients are built in INIT. */
    private final Handler handler = getApplicationContext().getBean(Handler.class);

    @Override
    protected void execute(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    @Factory
    static class Clients {

        @Singleton
        Handler handler() {
            return new Handler();
        }
    }
}
