package race;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Makes the SDK for Java 2 before 2.28.1 read {@code AWS_ENDPOINT_URL}, as later versions do by themselves. */
public final class Sdk2Endpoints implements ExecutionInterceptor {

    private final UnaryOperator<String> variables;

    public Sdk2Endpoints() {
        this(System::getenv);
    }

    public Sdk2Endpoints(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        Endpoint to = Endpoint.of(request.host(), variables);
        if (to == null) return request;
        return request.toBuilder().protocol(to.url().getScheme()).host(to.url().getHost())
                .port(to.url().getPort() < 0 ? null : (Integer) to.url().getPort())
                .encodedPath(to.prefix() + request.encodedPath()).build();
    }
}
