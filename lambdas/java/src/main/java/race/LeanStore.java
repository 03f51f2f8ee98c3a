package race;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The store without AWS's SDK: the same two requests written by hand. */
record LeanStore(LeanClient s3, LeanClient dynamoDb, String table, String function) implements Storage {

    /**
     * As {@link Store#of}, but region and credentials are taken from the variables that Lambda sets and from nowhere
     * else.
     */
    static LeanStore of(Map<String, String> environment) {
        String bucket = Storage.required(environment, "BUCKET", "S3 bucket");
        String table = Storage.required(environment, "TABLE", "DynamoDB table");
        String region = environment.get("AWS_REGION");
        URI s3 = endpoint(environment, "AWS_ENDPOINT_URL_S3").map(own -> URI.create(own + "/" + bucket))
                .orElseGet(() -> URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com"));
        URI dynamoDb = endpoint(environment, "AWS_ENDPOINT_URL_DYNAMODB").map(URI::create)
                .orElseGet(() -> URI.create("https://dynamodb." + region + ".amazonaws.com"));
        return new LeanStore(new LeanClient(environment, "s3", s3), new LeanClient(environment, "dynamodb", dynamoDb),
                table, environment.get("AWS_LAMBDA_FUNCTION_NAME"));
    }

    @Override
    public String save(UUID id, Optional<String> work) {
        String key = id + ".txt";
        try {
            s3.send("PUT", "/" + key, Map.of("content-type", "text/plain"),
                    id.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StoreFailed("S3 put failed, nothing recorded", e);
        }
        try {
            dynamoDb.send("POST", "/", dynamoDbHeaders("PutItem"),
                    JSON.std.asBytes(Map.of("TableName", table, "Item", item(id, key, work))));
        } catch (IOException e) {
            throw new StoreFailed("DynamoDB put failed, orphaned object " + key, e);
        }
        return key;
    }

    /** Takes the way of {@link #save} to both stores with requests that change nothing and may be refused. */
    void warmUp() {
        s3.warmUp("HEAD", "/", Map.of("content-type", "text/plain"), new byte[0]);
        dynamoDb.warmUp("POST", "/", dynamoDbHeaders("DescribeEndpoints"), new byte[] {'{', '}'});
    }

    private Map<String, Map<String, String>> item(UUID id, String key, Optional<String> work) {
        Map<String, Map<String, String>> item = new LinkedHashMap<>();
        item.put("id", Map.of("S", id.toString()));
        item.put("key", Map.of("S", key));
        item.put("function", Map.of("S", function));
        item.put("createdAt", Map.of("S", Storage.MILLISECONDS.format(Instant.now())));
        work.ifPresent(digits -> item.put("work", Map.of("S", digits)));
        return item;
    }

    private static Map<String, String> dynamoDbHeaders(String operation) {
        return Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", "DynamoDB_20120810." + operation);
    }

    private static Optional<String> endpoint(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
