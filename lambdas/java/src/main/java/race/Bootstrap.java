package race;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;

/**
 * Where an executable begins: AWS's runtime client, which a managed runtime would start by itself, with this function's
 * handler.
 */
final class Bootstrap {

    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private Bootstrap() {}

    public static void main(String[] arguments) throws Throwable {
        Path executable = Path.of("/proc/self/exe").toRealPath();
        System.setProperty(LIBRARY, executable.resolveSibling("libaws-lambda-jni.so").toString());
        AWSLambda.main(new String[] {Handler.class.getName()});
    }
}
