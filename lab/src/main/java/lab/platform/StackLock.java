package lab.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import lab.aws.DeployedStack;
import locallambda.system.Problem;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Allows only one race at a time on a stack, for all users and machines, because two races would change each other's
 * memory sizes. An item in the stack's own table is the lock. It expires by itself, because a killed race can't release
 * it.
 */
final class StackLock implements AutoCloseable {

    /** The item's id; no UUID, so it is nobody's result. */
    static final String ID = "race-lock";
    /** Longer than any visit with everything around it. */
    private static final Duration LEASE = Duration.ofMinutes(20);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private final DynamoDbClient dynamoDb;
    private final AwsRetries steady;
    private final DeployedStack stack;
    private final String owner;

    private StackLock(DynamoDbClient dynamoDb, AwsRetries steady, DeployedStack stack, String owner) {
        this.dynamoDb = dynamoDb;
        this.steady = steady;
        this.stack = stack;
        this.owner = owner;
    }

    /**
     * @param owner a run's own token, so that a resumed run already has the lock of the killed run
     * @throws Problem if another race has it
     */
    static StackLock take(DynamoDbClient dynamoDb, AwsRetries steady, DeployedStack stack, String owner) {
        StackLock lock = new StackLock(dynamoDb, steady, stack, owner);
        lock.renew();
        return lock;
    }

    /** @throws Problem if another race has taken the lock */
    void renew() {
        try {
            steady.call("locking the stack " + stack.stack() + " for this race",
                    () -> dynamoDb.putItem(put -> put.tableName(stack.table())
                            .item(Map.of("id", AttributeValue.fromS(ID), "owner", AttributeValue.fromS(owner), "until",
                                    seconds(Instant.now().plus(LEASE))))
                            .conditionExpression("attribute_not_exists(id) OR #until < :now OR #owner = :me")
                            .expressionAttributeNames(Map.of("#until", "until", "#owner", "owner"))
                            .expressionAttributeValues(
                                    Map.of(":now", seconds(Instant.now()), ":me", AttributeValue.fromS(owner)))));
        } catch (Problem e) {
            throw e.getCause() instanceof ConditionalCheckFailedException ? taken() : e;
        }
    }

    private Problem taken() {
        Map<String, AttributeValue> item = steady
                .call("asking who uses " + stack.stack(), () -> dynamoDb.getItem(get -> get
                        .tableName(stack.table()).key(Map.of("id", AttributeValue.fromS(ID))).consistentRead(true)))
                .item();
        if (!item.containsKey("until"))
            return new Problem("Another race used the stack " + stack.stack() + " until a moment ago.",
                    "The stack should be free now. Run the command again.");
        return new Problem("Another race uses the stack " + stack.stack() + ".",
                "Race on a separate stack (./jbang deploy --stack OTHER), or wait for the other race. If that race was "
                        + "killed, resume it, or wait until its lock ends at "
                        + CLOCK.format(Instant.ofEpochSecond(Long.parseLong(item.get("until").n()))) + ".");
    }

    private static AttributeValue seconds(Instant at) {
        return AttributeValue.fromN("" + at.getEpochSecond());
    }

    /** Tries only once, because a lock that can't be released expires by itself. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // Ctrl-C is no reason to keep it
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(stack.table()).key(Map.of("id", AttributeValue.fromS(ID)))
                    .conditionExpression("#owner = :me").expressionAttributeNames(Map.of("#owner", "owner"))
                    .expressionAttributeValues(Map.of(":me", AttributeValue.fromS(owner))));
        } catch (SdkException e) {
            return;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
