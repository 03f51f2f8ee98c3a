package locallambda.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.http.ApiError;
import locallambda.runtime.FunctionConfig;

/**
 * The function that a caller names, by its name, its partial ARN or its full ARN, and the version if the caller names
 * one. The patterns come from the AWS Lambda API Reference, "Invoke"; AWS's error messages contain them.
 *
 * @param qualifier the version as the caller named it; empty if it named none
 */
record FunctionName(String function, String qualifier) {

    private static final String NAME = "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?"
            + "-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
            + "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";
    private static final String QUALIFIER = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";
    private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
    private static final Pattern QUALIFIER_PATTERN = Pattern.compile(QUALIFIER);
    private static final int FUNCTION = 11;
    private static final int VERSION = 13;
    private static final int LONGEST_NAME = 170;
    private static final int LONGEST_QUALIFIER = 128;

    /** AWS's answer to a name that it does not accept. */
    static final class Refused extends Exception {

        private final transient ApiError error;

        private Refused(ApiError error) {
            super(error.message());
            this.error = error;
        }

        ApiError error() {
            return error;
        }
    }

    /**
     * @param segment of the URL's path, percent-encoded
     * @param query   of the URL, percent-encoded; its {@code Qualifier} names the version
     */
    static FunctionName parse(String segment, String query) throws Refused {
        String name = decoded(segment);
        String asked = parameter(query);
        List<String> faults = new ArrayList<>();
        if (asked.length() > LONGEST_QUALIFIER)
            faults.add(violation(asked, "qualifier", "have length less than or equal to " + LONGEST_QUALIFIER));
        if (!asked.isEmpty() && !QUALIFIER_PATTERN.matcher(asked).matches())
            faults.add(violation(asked, "qualifier", "satisfy regular expression pattern: " + QUALIFIER));
        Matcher parts = NAME_PATTERN.matcher(name);
        boolean known = parts.matches();
        if (!known) faults.add(violation(name, "functionName", "satisfy regular expression pattern: " + NAME));
        else if (name.length() > LONGEST_NAME)
            faults.add(violation(name, "functionName", "have length less than or equal to " + LONGEST_NAME));
        if (!faults.isEmpty()) throw new Refused(ApiError.validation(faults));
        String own = parts.group(VERSION) == null ? "" : parts.group(VERSION);
        if (!own.isEmpty() && !asked.isEmpty() && !own.equals(asked))
            throw new Refused(ApiError.badParameter(
                    "The derived qualifier from the function name does not match the specified qualifier."));
        return new FunctionName(parts.group(FUNCTION), own.isEmpty() ? asked : own);
    }

    /** The version that is meant. */
    String version() {
        return qualifier.isEmpty() ? FunctionConfig.LATEST : qualifier;
    }

    private static String violation(String value, String field, String must) {
        return "Value '" + value + "' at '" + field + "' failed to satisfy constraint: Member must " + must;
    }

    private static String parameter(String query) {
        for (String each : query.split("&"))
            if (each.startsWith("Qualifier=")) return decoded(each.substring("Qualifier=".length()));
        return "";
    }

    /** A plus sign is itself; what is no percent-encoding stays as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
