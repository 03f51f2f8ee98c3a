package hello;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;

/** Where the executable begins: AWS's runtime client with this function's handler. */
final class Bootstrap {

    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private Bootstrap() {}

    public static void main(String[] arguments) throws Throwable {
        System.setProperty(LIBRARY,
                Path.of("/proc/self/exe").toRealPath().resolveSibling("libaws-lambda-jni.so").toString());
        AWSLambda.main(new String[] {Handler.class.getName()});
    }
}
