package race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Compared with what the SDK's own signer makes of the same request. */
class SignatureTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing");

    @ParameterizedTest
    @CsvSource({
        "PUT,  s3,       https://bucket.s3.eu-west-1.amazonaws.com, /3b1f.txt, text/plain, 3b1f, "
                + "2026-11-23T14:05:12.345Z",
        "PUT,  s3,       http://127.0.0.1:9000, /bucket/3b1f.txt, text/plain, 3b1f, 2026-02-03T04:05:06Z",
        "POST, dynamodb, https://dynamodb.eu-west-1.amazonaws.com, /, application/x-amz-json-1.0, {}, "
                + "2026-11-23T23:59:59.999Z"})
    void itIsTheSdks(String method, String service, String host, String path, String type, String body, Instant now) {
        SdkHttpRequest signed = AwsV4HttpSigner.create().sign(sign -> sign
                .identity(AwsCredentialsIdentity.create("nobody", "nothing"))
                .request(SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(host + path)
                        .putHeader("content-type", type).build())
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC))).request();
        SortedMap<String, String> headers = new TreeMap<>();
        signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        String expected = headers.remove("authorization");
        assertThat(headers.get("x-amz-date")).isEqualTo(LeanClient.date(now));
        assertThat(headers.get("x-amz-content-sha256"))
                .isEqualTo(Signature.sha256(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(new Signature(ENVIRONMENT, service).of(method, path, headers, headers.get("x-amz-content-sha256")))
                .isEqualTo(expected);
    }
}
