package lab.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An AWS SDK that doesn't read {@code AWS_ENDPOINT_URL}, so its calls would not reach the local services. A small class
 * of the lab reads the variable for the SDK, which finds this class on the class path by its own means.
 */
enum OlderSdk {

    ONE("com.amazonaws.handlers.RequestHandler2", Optional.empty(), "com/amazonaws/global/handlers/request.handler2s",
            "Sdk1Endpoints"),
    TWO("software.amazon.awssdk.core.interceptor.ExecutionInterceptor", // added in 2.28.1, together with the variable
            Optional.of("software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider"),
            "software/amazon/awssdk/global/handlers/execution.interceptors", "Sdk2Endpoints");

    static final String WORDS = "Its AWS SDK doesn't read AWS_ENDPOINT_URL, so one of the lab's classes redirected the "
            + "SDK's calls to the local services.";

    private final String has;
    private final Optional<String> lacks;
    private final String listing;
    private final String type;

    OlderSdk(String has, Optional<String> lacks, String listing, String type) {
        this.has = has;
        this.lacks = lacks;
        this.listing = listing;
        this.type = type;
    }

    /** The older SDKs that a function uses. */
    static List<OlderSdk> of(Handlers function) {
        return Arrays.stream(values()).filter(sdk -> function.has(sdk.has) && sdk.lacks.stream()
                .noneMatch(function::has)).toList();
    }

    /** Whether a jar only redirects calls to the local services, so that it is of no use elsewhere. */
    static boolean isHelp(Path jar) {
        return Arrays.stream(values()).anyMatch(sdk -> jar.endsWith(sdk.type + ".jar"));
    }

    /**
     * Adds the class, compiled against the function's own SDK. Where that fails, the function's calls end at the
     * border.
     *
     * @param sources   of the classes
     * @param libraries the function's jars
     * @param runtime   folder on the class path, for the new jar
     */
    void help(Path sources, List<Path> libraries, Path runtime) throws IOException {
        List<Path> files = Stream.of("Endpoint", type).map(name -> sources.resolve(name + ".java")).toList();
        Archive.compile(files, libraries, Map.of(listing, "race." + type + "\n"), runtime.resolve(type + ".jar"));
    }
}
