package lab.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The one table of the functions: partition key {@code id} of type S, billed on demand. */
record Items(DynamoDbClient dynamoDb, String table) implements AutoCloseable {

    void create() {
        declare(table, List.of("id"));
    }

    /** @param keys the partition key, and the sort key if there is to be one; of type S */
    void declare(String name, List<String> keys) {
        dynamoDb.createTable(create -> create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys.stream().map(key -> KeySchemaElement.builder().attributeName(key)
                        .keyType(key.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE).build()).toList())
                .attributeDefinitions(keys.stream().map(key -> AttributeDefinition.builder().attributeName(key)
                        .attributeType(ScalarAttributeType.S).build()).toList()));
    }

    Map<String, String> functions() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)
                .projectionExpression("id, #f").expressionAttributeNames(Map.of("#f", "function")))
                .items().stream().collect(Collectors.toMap(item -> item.get("id").s(), Items::function));
    }

    /**
     * Replaces the table, because this is faster than deleting each item. DynamoDB Local has a new table ready at once.
     */
    void empty() {
        dynamoDb.deleteTable(delete -> delete.tableName(table));
        create();
    }

    private static String function(Map<String, AttributeValue> item) {
        AttributeValue function = item.get("function");
        return function == null || function.s() == null ? "" : function.s();
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
