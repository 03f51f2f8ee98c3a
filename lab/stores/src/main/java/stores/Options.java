package stores;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the stores are to answer.
 *
 * @param objects    where objects of S3 go
 * @param s3Ms       by how much each put to S3 is held back, in ms
 * @param dynamoDbMs by how much each call of DynamoDB is held back, in ms
 * @param keys       certificate and key for TLS; without them both speak plain HTTP
 */
record Options(Path objects, long s3Ms, long dynamoDbMs, Optional<Keys> keys) {

    /** A key store of type PKCS #12 with one key. */
    record Keys(Path file, String password) {}

    /** From the arguments of {@link Main}. */
    static Options of(String... arguments) {
        Optional<Keys> keys =
                arguments.length < 5 ? Optional.empty() : Optional.of(new Keys(Path.of(arguments[3]), arguments[4]));
        return new Options(Path.of(arguments[0]), Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), keys);
    }
}
