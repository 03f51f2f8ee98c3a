package locallambda.conformance.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Has the interface's method and one of its own. */
public class TwoMethods implements RequestHandler<Map<String, String>, String> {

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "INTERFACE";
    }

    public String handleRequestCustom(Map<String, String> event, Context context) {
        return "CUSTOM";
    }
}
