package locallambda.runtime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The names that a function goes by: plain, with a version, as a partial or a whole ARN. */
public final class Arn {

    /** The only version there is here. */
    public static final String LATEST = "$LATEST";
    private static final String ACCOUNT = "000000000000";

    private Arn() {}

    public static String of(FunctionConfig config) {
        return "arn:aws:lambda:" + EnvironmentVariables.region(config) + ":" + ACCOUNT + ":function:" + config.name();
    }

    /** Of a function that is not there; so is its region. */
    public static String of(Name name) {
        String version = name.version().equals(LATEST) ? "" : ":" + name.version();
        return "arn:aws:lambda:" + EnvironmentVariables.REGION + ":" + ACCOUNT + ":function:"
                + name.function() + version;
    }

    /** What a caller asks for. */
    public record Name(String function, String version) {}

    /**
     * @param segment of the URL's path: {@code name}, {@code name:version}, {@code account:function:name} or an ARN,
     *                maybe with a version
     * @param version used if the segment names none
     */
    public static Name parse(String segment, String version) {
        String given = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        int at = given.indexOf("function:");
        String[] parts = (at < 0 ? given : given.substring(at + "function:".length())).split(":", 2);
        return new Name(parts[0], parts.length == 2 ? parts[1] : version);
    }
}
