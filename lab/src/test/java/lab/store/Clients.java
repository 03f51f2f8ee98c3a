package lab.store;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The AWS SDK set up as {@link Stores#environment()} says, which is how functions reach the stores. */
record Clients(S3Client s3, DynamoDbClient dynamoDb, String bucket, String table) implements AutoCloseable {

    static Clients of(Map<String, String> environment) {
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(environment.get("AWS_ACCESS_KEY_ID"),
                        environment.get("AWS_SECRET_ACCESS_KEY")));
        Region region = Region.of(environment.get("AWS_REGION"));
        return new Clients(
                S3Client.builder().region(region).credentialsProvider(credentials).forcePathStyle(true)
                        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_S3"))).build(),
                DynamoDbClient.builder().region(region).credentialsProvider(credentials)
                        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_DYNAMODB"))).build(),
                environment.get("BUCKET"), environment.get("TABLE"));
    }

    /** Stores as the functions do: the object, then the item. */
    void put(String id, String function) {
        s3.putObject(put -> put.bucket(bucket).key(id + ".txt").contentType("text/plain"), RequestBody.fromString(id));
        putItem(Map.of("id", id, "key", id + ".txt", "function", function));
    }

    void putItem(Map<String, String> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(
                item.entrySet().stream().collect(
                        Collectors.toMap(Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue())))));
    }

    Set<String> keysAsS3ListsThem() {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream().map(S3Object::key)
                .collect(Collectors.toSet());
    }

    String contentType(String key) {
        return s3.headObject(head -> head.bucket(bucket).key(key)).contentType();
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
    }
}
