package race;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests by <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature Version
 * 4</a>, as far as requests without a query need it.
 */
final class Signature {

    private static final HexFormat HEX = HexFormat.of();

    private final String accessKey;
    private final String secretKey;
    private final String scope;
    /** The key is good for one day; deriving it takes four of the five hashes of a request. */
    private record DaysKey(String day, byte[] key) {}

    private volatile DaysKey latest = new DaysKey("", new byte[0]);

    /** @param service as in the scope, e.g. {@code s3} */
    Signature(Map<String, String> environment, String service) {
        accessKey = environment.get("AWS_ACCESS_KEY_ID");
        secretKey = environment.get("AWS_SECRET_ACCESS_KEY");
        scope = environment.get("AWS_REGION") + "/" + service + "/aws4_request";
    }

    /**
     * @param path    as it stands in the request, already encoded
     * @param headers all that are signed, by lower-case name; {@code host} and {@code x-amz-date} have to be there
     * @return the value of the header {@code Authorization}
     */
    String of(String method, String path, SortedMap<String, String> headers, String bodyHash) {
        String date = headers.get("x-amz-date");
        String day = date.substring(0, 8);
        String names = String.join(";", headers.keySet());
        StringBuilder request = new StringBuilder(method + "\n" + path + "\n\n");
        headers.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
        String hash = sha256(request.append('\n').append(names).append('\n').append(bodyHash).toString()
                .getBytes(StandardCharsets.UTF_8));
        String signature =
                HEX.formatHex(hmac(key(day), "AWS4-HMAC-SHA256\n" + date + "\n" + day + "/" + scope + "\n" + hash));
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + day + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + signature;
    }

    /** In lower-case hexadecimal digits. */
    static String sha256(byte[] content) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String day) {
        DaysKey key = latest;
        if (key.day().equals(day)) return key.key();
        byte[] derived = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), day);
        for (String part : scope.split("/")) derived = hmac(derived, part);
        latest = new DaysKey(day, derived);
        return derived;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
