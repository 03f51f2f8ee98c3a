package race;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Any handler, primed without a change to its jar: before the snapshot this class calls the handler with the events in
 * the folder {@code RACE_PRIMING}. The handler is the one in {@code _HANDLER}, and it is the same object that answers
 * later. Its own hooks run after these calls.
 */
public final class PrimedByEvents implements RequestStreamHandler, Resource {

    private static final long A_MINUTE_MS = 60_000;

    private final LambdaRequestHandler handler;

    public PrimedByEvents() throws ReflectiveOperationException {
        handler = EventHandlerLoader.loadEventHandler(
                HandlerInfo.fromString(System.getenv("_HANDLER"), PrimedByEvents.class.getClassLoader()));
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        InvocationRequest request = request(event.readAllBytes(), context.getAwsRequestId(),
                context.getInvokedFunctionArn(), context.getRemainingTimeInMillis());
        try {
            handler.call(request).writeTo(answer);
        } catch (Exception e) {
            throw PrimedByEvents.<RuntimeException>unchanged(e);
        }
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context)
            throws Exception {
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of(System.getenv("RACE_PRIMING")))) {
            TreeSet<Path> events = new TreeSet<>();
            folder.forEach(events::add);
            for (Path event : events)
                handler.call(request(Files.readAllBytes(event), "priming",
                        "arn:aws:lambda:us-east-1:012345678912:function:priming", A_MINUTE_MS));
        }
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {}

    private static InvocationRequest request(byte[] event, String id, String arn, long leftMs) {
        InvocationRequest request = new InvocationRequest();
        request.setId(id);
        request.setInvokedFunctionArn(arn);
        request.setDeadlineTimeInMs(System.currentTimeMillis() + leftMs);
        request.setContent(event);
        return request;
    }

    /** The handler's own exception, checked or not: the runtime client reports its type. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
