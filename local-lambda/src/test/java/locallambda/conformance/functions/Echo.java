package locallambda.conformance.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Returns the event. */
public class Echo implements RequestHandler<Object, Object> {

    @Override
    public Object handleRequest(Object event, Context context) {
        return event;
    }
}
