package race;

import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/** Spring Cloud Function's handler, primed. */
public final class PrimedInvoker extends FunctionInvoker {

    @SuppressWarnings("unused") // held here, because the runtime holds it weakly
    private final FrameworkPriming hook = FrameworkPriming.of(this);
}
