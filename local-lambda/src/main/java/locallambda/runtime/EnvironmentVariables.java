package locallambda.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import locallambda.system.LabMarker;

/** The environment variables of a function process: those that Lambda sets, below those of the function. */
public final class EnvironmentVariables {

    static final String REGION = "us-east-1";

    private EnvironmentVariables() {}

    /** The region a function says it is in; Lambda's own calls and ARNs carry it. */
    static String region(FunctionConfig config) {
        return config.environment().getOrDefault("AWS_REGION", REGION);
    }

    /** Source: AWS Lambda Developer Guide, "Defined runtime environment variables". */
    public static Map<String, String> of(FunctionConfig config, String environmentId, String runtimeApi) {
        String home = System.getProperty("java.home");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("AWS_REGION", region(config));
        all.put("AWS_DEFAULT_REGION", region(config));
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("AWS_SESSION_TOKEN", "local");
        // A function on Lambda finds nobody's settings; here an SDK would look into the user's home.
        all.put("AWS_CONFIG_FILE", "/dev/null");
        all.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        all.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("JAVA_HOME", home);
        all.put("PATH", home + "/bin:" + System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        all.putAll(config.environment());
        code(all, config);
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("AWS_LAMBDA_FUNCTION_NAME", config.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", config.version());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(config.memoryMb()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + config.name());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", LogStream.name(config, environmentId));
        if (config.logFormat() == FunctionConfig.LogFormat.JSON) all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", config.snapStart().isPresent() ? "snap-start" : "on-demand");
        if (config.snapStart().isPresent()) Credentials.moveOut(all, runtimeApi);
        all.put(LabMarker.VARIABLE, LabMarker.value());
        return all;
    }

    /** Libraries look for themselves in here, so a placeholder would mislead them. */
    private static void code(Map<String, String> all, FunctionConfig config) {
        Path directory = config.directory().toAbsolutePath();
        Path runtime = directory.resolve("runtime");
        all.put("_HANDLER", config.code().handler());
        if (config.code().managed()) all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + config.code().runtime());
        all.put("LAMBDA_TASK_ROOT", config.code().folder().map(Path::toAbsolutePath).orElse(directory).toString());
        all.put("LAMBDA_RUNTIME_DIR", (Files.isDirectory(runtime) ? runtime : directory).toString());
    }
}
