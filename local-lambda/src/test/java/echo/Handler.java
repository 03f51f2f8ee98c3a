package echo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Returns its environment variables and what its context says. On AWS this function had this name, too. */
public class Handler implements RequestHandler<Map<String, String>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        return Map.of("environment", System.getenv(), "context", Map.of(
                "aws_request_id", context.getAwsRequestId(),
                "function_name", context.getFunctionName(),
                "function_version", context.getFunctionVersion(),
                "invoked_function_arn", context.getInvokedFunctionArn(),
                "log_group_name", context.getLogGroupName(),
                "log_stream_name", context.getLogStreamName(),
                "memory_limit_in_mb", Integer.toString(context.getMemoryLimitInMB()),
                "remaining_time_in_millis", context.getRemainingTimeInMillis()));
    }
}
