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
 * Runs a Java function on the local Lambda for the tests of a class. Constructors and methods of the class can take the
 * function as a parameter of type {@link LambdaFunction}. The function is deployed when a test first uses it, and all
 * tests of the class share it. The function ends after the last test of the class.
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
     * Whether environments start from a snapshot. If this machine cannot take snapshots, JUnit skips the tests of the
     * class and shows the reason.
     */
    boolean snapStart() default false;

    /**
     * Environment variables, each in the form {@code NAME=value}. If a value is known only when the tests run, use
     * {@link LambdaFunction#setEnvironment}.
     */
    String[] environment() default {};

    /**
     * The highest number of environments at a time. While all of them are busy, Lambda throttles further invocations.
     */
    int concurrency() default 10;

    LogFormat logFormat() default LogFormat.TEXT;

    /**
     * The deployment package, a jar or zip file as you upload it to AWS, for integration tests. The path is relative
     * to the project's folder, and its file name may contain {@code *}, such as {@code target/orders-*.jar}. By
     * default the function runs from the class path of the tests.
     */
    String jar() default "";

    /**
     * The home folder of the JDK that runs the function; {@code ${NAME}} stands for a system property or an environment
     * variable, such as {@code ${JAVA_21_HOME}}. The default is the value of JUnit's configuration parameter
     * {@value LocalLambdaExtension#JAVA_PARAMETER}. If this parameter is not set, the JDK that runs the tests also runs
     * the function.
     */
    String java() default "";
}
