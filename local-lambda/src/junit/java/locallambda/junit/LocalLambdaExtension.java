package locallambda.junit;

import java.util.Locale;
import java.util.Optional;
import locallambda.snapshot.SnapshotTool;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provides the function to the tests of a class with {@link LocalLambda}, and skips tests that cannot run on this
 * machine.
 */
public final class LocalLambdaExtension implements ExecutionCondition, ParameterResolver {

    /** JUnit's configuration parameter with the home folder of the JDK that runs the functions. */
    public static final String JAVA_PARAMETER = "locallambda.java";

    private static final Namespace NAMESPACE = Namespace.create(LocalLambdaExtension.class);
    private static final ConditionEvaluationResult ENABLED = ConditionEvaluationResult.enabled(null);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<LocalLambda> wanted = annotation(context);
        if (wanted.isEmpty()) return ENABLED;
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"))
            return ConditionEvaluationResult.disabled("The local Lambda runs only on Linux and WSL2.");
        if (!wanted.get().snapStart()) return ENABLED;
        return SnapshotTool.fault().map(fault -> ConditionEvaluationResult.disabled("SnapStart needs CRIU 4.2 or "
                + "newer, but this machine can't take snapshots: " + fault
                + ". local-lambda's README explains how to install CRIU.")).orElse(ENABLED);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LambdaFunction.class;
    }

    @Override
    public LambdaFunction resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext owner = owner(context);
        return owner.getStore(NAMESPACE).getOrComputeIfAbsent(LambdaFunction.class,
                any -> new ClassFunction(function(owner)), ClassFunction.class).function();
    }

    private static LambdaFunction function(ExtensionContext owner) {
        LocalLambda wanted = annotation(owner).orElseThrow();
        String java = wanted.java().isEmpty() ? owner.getConfigurationParameter(JAVA_PARAMETER).orElse("")
                : wanted.java();
        return new LambdaFunction(wanted, JavaHome.of(java), BuildFolder.of(owner.getRequiredTestClass()));
    }

    /** The context of the class with the annotation: a nested class shares the function of the class around it. */
    private static ExtensionContext owner(ExtensionContext context) {
        return annotation(context).isPresent() ? context : owner(context.getParent().orElseThrow());
    }

    private static Optional<LocalLambda> annotation(ExtensionContext context) {
        return context.getElement().filter(Class.class::isInstance)
                .flatMap(type -> AnnotationSupport.findAnnotation(type, LocalLambda.class));
    }

    /** What JUnit's store closes with the class: JUnit before 5.13 knows the first interface only. */
    @SuppressWarnings("deprecation")
    private record ClassFunction(LambdaFunction function)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            function.close();
        }
    }
}
