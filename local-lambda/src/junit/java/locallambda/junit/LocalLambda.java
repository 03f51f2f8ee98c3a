package locallambda.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import locallambda.runtime.FunctionConfig.LogFormat;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a Java function on the local Lambda for the tests of a class. Constructors and methods of the class get it as a
 * parameter of type {@link LambdaFunction}. The function is deployed when a test first uses it, and all tests of the
 * class share it. It ends with the class.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LocalLambdaExtension.class)
public @interface LocalLambda {

    /** The handler as you configure it on AWS, such as {@code com.acme.Orders::handleRequest}. */
    String handler();

    /** The function's name; by default the simple name of the handler's class. */
    String name() default "";

    /** Memory size in MB. The CPU share follows from it, as on AWS. */
    int memory() default 512;

    /** The longest time an invocation may take, in seconds. */
    int timeout() default 20;

    /**
     * Whether environments start from a snapshot. Where no snapshot can be taken, the tests of the class are skipped
     * with the reason.
     */
    boolean snapStart() default false;

    /**
     * Environment variables, {@code NAME=value} each. {@link LambdaFunction#setEnvironment} sets those whose value is
     * known only when the tests run.
     */
    String[] environment() default {};

    /** The most environments at a time; one more invocation is throttled. */
    int concurrency() default 10;

    LogFormat logFormat() default LogFormat.TEXT;

    /**
     * The deployment package, a jar or zip file as you upload it to AWS, for integration tests. The path is relative
     * to the project's folder, and its file name may contain {@code *}, such as {@code target/orders-*.jar}. By
     * default the function runs from the class path of the tests.
     */
    String jar() default "";

    /**
     * The home folder of the JDK that runs the function; {@code ${NAME}} stands for a system property or an
     * environment variable, such as {@code ${JAVA_21_HOME}}. By default it is JUnit's configuration parameter
     * {@value LocalLambdaExtension#JAVA_PARAMETER}, or else the JDK that runs the tests.
     */
    String java() default "";
}
