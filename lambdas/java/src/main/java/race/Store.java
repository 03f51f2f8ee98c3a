package race;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Saves by AWS's SDK. */
record Store(S3Client s3, DynamoDbClient dynamoDb, String bucket, String table, String function)
        implements Storage, AutoCloseable {

    /**
     * With clients that take region, credentials and endpoints from the standard variables.
     *
     * @param environment the function's environment variables
     * @throws IllegalStateException if BUCKET or TABLE is missing
     */
    static Store of(Map<String, String> environment) {
        return of(environment, S3Client.builder(), DynamoDbClient.builder());
    }

    /** The same with clients that talk to one place, whatever the variables say. */
    static Store at(URI place, Map<String, String> environment) {
        return of(environment, S3Client.builder().endpointOverride(place),
                DynamoDbClient.builder().endpointOverride(place));
    }

    private static Store of(Map<String, String> environment, S3ClientBuilder s3, DynamoDbClientBuilder dynamoDb) {
        String bucket = Storage.required(environment, "BUCKET", "S3 bucket");
        String table = Storage.required(environment, "TABLE", "DynamoDB table");
        // one for both, so that they are fetched once
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        return new Store(s3.credentialsProvider(credentials).build(), dynamoDb.credentialsProvider(credentials).build(),
                bucket, table, environment.get("AWS_LAMBDA_FUNCTION_NAME"));
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
    }

    @Override
    public String save(UUID id, Optional<String> work) {
        String key = id + ".txt";
        try {
            s3.putObject(put -> put.bucket(bucket).key(key).contentType("text/plain"),
                    RequestBody.fromString(id.toString()));
        } catch (SdkException e) {
            throw new StoreFailed("S3 put failed, nothing recorded", e);
        }
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item(id, key, work)));
        } catch (SdkException e) {
            throw new StoreFailed("DynamoDB put failed, orphaned object " + key, e);
        }
        return key;
    }

    private Map<String, AttributeValue> item(UUID id, String key, Optional<String> work) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id.toString()));
        item.put("key", AttributeValue.fromS(key));
        item.put("function", AttributeValue.fromS(function));
        item.put("createdAt", AttributeValue.fromS(Storage.MILLISECONDS.format(Instant.now())));
        work.ifPresent(digits -> item.put("work", AttributeValue.fromS(digits)));
        return item;
    }
}
