package lab.store;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The one table of the functions: partition key {@code id} of type S, billed on demand. */
record Items(DynamoDbClient dynamoDb, String table) implements AutoCloseable {

    void create() {
        dynamoDb.createTable(create -> create.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(attribute -> attribute.attributeName("id").attributeType(ScalarAttributeType.S)));
    }

    Map<String, String> functions() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)
                .projectionExpression("id, #f").expressionAttributeNames(Map.of("#f", "function")))
                .items().stream().collect(Collectors.toMap(item -> item.get("id").s(), Items::function));
    }

    /** A new table is faster than a delete for each item, and DynamoDB Local has it ready at once. */
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
