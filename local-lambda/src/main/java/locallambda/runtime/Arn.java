package locallambda.runtime;

/** The address of a function, as its callers name it: without a version, or with the one they asked for. */
public final class Arn {

    private static final String ACCOUNT = "000000000000";

    private Arn() {}

    /** @param qualifier the version that the caller named; empty if it named none */
    public static String of(FunctionConfig config, String qualifier) {
        return of(EnvironmentVariables.region(config), config.name())
                + (qualifier.isEmpty() ? "" : ":" + qualifier);
    }

    /** The ARN of a function that does not exist. It contains the default region. */
    public static String ofUnknown(String function, String version) {
        return of(EnvironmentVariables.REGION, function) + ":" + version;
    }

    private static String of(String region, String function) {
        return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + function;
    }
}
