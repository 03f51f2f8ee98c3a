package race;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;

/**
 * Where an executable of any handler begins: AWS's runtime client, which a managed runtime would start by itself. The
 * handler is the one in {@code _HANDLER}, as everywhere.
 */
final class NativeBootstrap {

    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeBootstrap() {}

    public static void main(String[] arguments) throws Throwable {
        Path executable = Path.of("/proc/self/exe").toRealPath();
        System.setProperty(LIBRARY, executable.resolveSibling("libaws-lambda-jni.so").toString());
        AWSLambda.main(new String[] {System.getenv("_HANDLER")});
    }
}
