package hello;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/**
 * Answers at once, whatever it is asked. It has the form of lambda-perf's handler (an object in, a string out), which
 * decides what the runtime client does in its first call.
 */
public final class Handler implements RequestHandler<Object, String> {

    @Override
    public String handleRequest(Object event, Context context) {
        return "{\"hello\": true}";
    }
}
