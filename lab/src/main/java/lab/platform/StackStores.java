package lab.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.store.Contents;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 and DynamoDB of a stack. What was already there when a visit began does not count. Emptying them instead would be
 * a paid write for each item; {@code ./jbang destroy} empties them once.
 */
final class StackStores {

    private final AwsClients clients;
    private final AwsRetries steady;
    private final DeployedStack stack;
    private Set<String> keysBefore = Set.of();
    private Set<String> idsBefore = Set.of();

    StackStores(AwsClients clients, AwsRetries steady, DeployedStack stack) {
        this.clients = clients;
        this.steady = steady;
        this.stack = stack;
    }

    /** From now on, counts what is stored. */
    void mark() {
        keysBefore = keys();
        idsBefore = items().keySet();
    }

    /** @param cellOf maps a function's name to the name of its current cell */
    Contents since(UnaryOperator<String> cellOf) {
        Set<String> keys = keys();
        keys.removeAll(keysBefore);
        Map<String, String> items = items();
        items.keySet().removeAll(idsBefore);
        items.replaceAll((id, function) -> cellOf.apply(function));
        return new Contents(keys, items);
    }

    private Set<String> keys() {
        return steady.call("listing the bucket " + stack.bucket(), () -> {
            Set<String> keys = new HashSet<>();
            clients.s3().listObjectsV2Paginator(list -> list.bucket(stack.bucket())).contents().stream()
                    .map(S3Object::key).filter(key -> key.endsWith(".txt")).forEach(keys::add);
            return keys;
        });
    }

    private Map<String, String> items() {
        return steady.call("reading the table " + stack.table(), () -> {
            Map<String, String> items = new HashMap<>();
            clients.dynamoDb().scanPaginator(scan -> scan.tableName(stack.table()).consistentRead(true)
                    .projectionExpression("id, #f").expressionAttributeNames(Map.of("#f", "function"))).items()
                    .forEach(item -> items.put(item.get("id").s(), text(item.get("function"))));
            items.remove(StackLock.ID);
            return items;
        });
    }

    private static String text(AttributeValue value) {
        return value == null || value.s() == null ? "" : value.s();
    }
}
