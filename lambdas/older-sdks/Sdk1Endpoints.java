package race;

import com.amazonaws.Request;
import com.amazonaws.handlers.RequestHandler2;

/** Makes the SDK for Java 1 read {@code AWS_ENDPOINT_URL}, which it never does by itself. */
public final class Sdk1Endpoints extends RequestHandler2 {

    @Override
    public void beforeRequest(Request<?> request) {
        Endpoint to = Endpoint.of(request.getEndpoint().getHost(), System::getenv);
        if (to == null) return;
        request.setEndpoint(to.url());
        if (!to.prefix().isEmpty())
            request.setResourcePath(to.prefix() + "/" + request.getResourcePath().replaceFirst("^/", ""));
    }
}
