package race;

import java.net.URI;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
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

    /** From 2.18 on, the client works out where a request goes, and would undo what is said later. */
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        URI usual = attributes.getAttribute(SdkExecutionAttribute.CLIENT_ENDPOINT);
        Endpoint to = usual == null ? null : Endpoint.of(usual.getHost(), variables);
        if (to == null) return;
        attributes.putAttribute(SdkExecutionAttribute.CLIENT_ENDPOINT, to.url());
        attributes.putAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN, true);
    }

    /** Before that, a bucket may already be in the host's name. */
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
