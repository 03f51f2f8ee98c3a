package race;

import java.net.URI;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request to AWS goes instead, by the variables {@code AWS_ENDPOINT_URL_<SERVICE>} and
 * {@code AWS_ENDPOINT_URL}.
 *
 * @param prefix of the path: a bucket that AWS has in the host's name
 */
record Endpoint(URI url, String prefix) {

    /** As in {@code bucket.s3.us-east-1.amazonaws.com}, with or without a bucket and a region. */
    private static final Pattern HOST = Pattern.compile("(?:(.*?)\\.)??(?:([a-z0-9-]+)\\.[a-z]{2}(?:-[a-z]+)+-\\d"
            + "|([a-z0-9-]+))\\.amazonaws\\.com(?:\\.cn)?");

    /** @return null if the host isn't AWS's, or no variable names another one for it */
    static Endpoint of(String host, UnaryOperator<String> variables) {
        Matcher aws = HOST.matcher(host);
        if (!aws.matches()) return null;
        String service = aws.group(2) == null ? aws.group(3) : aws.group(2);
        String url = variables.apply("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT));
        if (url == null) url = variables.apply("AWS_ENDPOINT_URL");
        if (url == null) return null;
        return new Endpoint(URI.create(url), service.equals("s3") && aws.group(1) != null ? "/" + aws.group(1) : "");
    }
}
