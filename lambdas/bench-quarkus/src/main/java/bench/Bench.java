package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The function that lambda-coldstart-bench describes in its contract: takes {@code id} and {@code payload}, hashes the
 * payload, writes an item to DynamoDB, reads it back, and answers with it. Quarkus makes this bean and its client when
 * the first invocation asks for them, as it does there.
 */
@Named("bench")
@ApplicationScoped
public class Bench implements RequestHandler<Map<String, Object>, Map<String, Object>>, Resource {

    private final DynamoDbClient dynamoDb;
    private final String table = System.getenv("TABLE");
    private final String runtime = System.getenv("RUNTIME");

    @Inject
    Bench(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
        // Too late for a snapshot: nobody has asked for this bean before it is taken. The published function does the
        // same.
        if (System.getenv("PRIMING") != null) Core.getGlobalContext().register(this);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String id = text(event, "id"), payload = text(event, "payload");
        if (!isUuid(id)) return Map.of("error", "id is no UUID");
        if (payload.isEmpty()) return Map.of("error", "payload is empty");
        dynamoDb.putItem(PutItemRequest.builder().tableName(table).item(item(id, payload)).build());
        GetItemRequest same = GetItemRequest.builder().tableName(table).consistentRead(true)
                .key(Map.of("id", AttributeValue.fromS(id))).build();
        Map<String, Object> answer = new TreeMap<>();
        for (Map.Entry<String, AttributeValue> attribute : dynamoDb.getItem(same).item().entrySet()) {
            String number = attribute.getValue().n();
            answer.put(attribute.getKey(), number == null ? attribute.getValue().s() : Long.valueOf(number));
        }
        return answer;
    }

    private Map<String, AttributeValue> item(String id, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id));
        item.put("processedAt", AttributeValue.fromS(Instant.now().toString()));
        item.put("payloadSize", AttributeValue.fromN(String.valueOf(bytes.length)));
        item.put("payloadHash", AttributeValue.fromS(sha256(bytes)));
        item.put("runtime", AttributeValue.fromS(runtime));
        return item;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, Object> event, String name) {
        return event.get(name) instanceof String text ? text : "";
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One invocation; a failure does not stop the publication of the version. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        try {
            handleRequest(Map.of("id", new UUID(0, 0).toString(), "payload", "priming"), null);
        } catch (RuntimeException e) {
            System.err.println("Not primed: " + e);
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
