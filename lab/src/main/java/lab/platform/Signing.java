package lab.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * How to sign calls of function URLs that accept only authorized callers. k6 gets the credentials only through its
 * environment, so they appear in no file, command line or message.
 */
public final class Signing {

    /** As in a signature's scope. */
    public static final String SERVICE = "lambda";

    private final String region;
    private final AwsCredentialsProvider credentials;

    Signing(String region, AwsCredentialsProvider credentials) {
        this.region = region;
        this.credentials = credentials;
    }

    public String region() {
        return region;
    }

    /** Environment variables with the credentials as they are now, a session's token included. */
    public Map<String, String> environment() {
        AwsCredentials now = credentials.resolveCredentials();
        Map<String, String> environment = new TreeMap<>(
                Map.of("AWS_ACCESS_KEY_ID", now.accessKeyId(), "AWS_SECRET_ACCESS_KEY", now.secretAccessKey()));
        environment.put("AWS_SESSION_TOKEN",
                now instanceof AwsSessionCredentials session ? session.sessionToken() : "");
        return environment;
    }

    /** The headers that sign a POST of this body. Every client sends {@code host} itself. */
    public Map<String, String> headers(URI url, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder().uri(url).method(SdkHttpMethod.POST).build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials()).request(request)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        Map<String, String> headers = new TreeMap<>();
        signed.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("host");
        return headers;
    }

    @Override
    public String toString() {
        return "Signing[" + region + "]";
    }
}
