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
 * the folder {@code RACE_PRIMING}, if there is one. The handler is the one in {@code RACE_HANDLER} or, without that, in
 * {@code _HANDLER}, where AWS has this class. It is the same object that answers later. Its own hooks run after these
 * calls. {@code RACE_HOOK} names a class whose static method {@code register} adds another hook.
 */
public final class PrimedByEvents implements RequestStreamHandler, Resource {

    private static final long A_MINUTE_MS = 60_000;

    private final LambdaRequestHandler handler;

    public PrimedByEvents() throws ReflectiveOperationException {
        String name = System.getenv().getOrDefault("RACE_HANDLER", System.getenv("_HANDLER"));
        handler = EventHandlerLoader.loadEventHandler(
                HandlerInfo.fromString(name, PrimedByEvents.class.getClassLoader()));
        Core.getGlobalContext().register(this);
        String hook = System.getenv("RACE_HOOK");
        if (hook != null) Class.forName(hook).getMethod("register").invoke(null);
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
        String given = System.getenv("RACE_PRIMING");
        if (given == null) return;
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of(given))) {
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
