package locallambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A Java function that throws an exception with a cause if its event names one. */
public class Causes implements RequestHandler<Map<String, String>, String> {

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        if (event.containsKey("cause"))
            throw new IllegalStateException("failed", new IllegalArgumentException(event.get("cause")));
        return "good";
    }
}
