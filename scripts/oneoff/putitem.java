///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//DEPS software.amazon.awssdk:bom:2.40.2@pom
//DEPS software.amazon.awssdk:dynamodb
//DEPS org.slf4j:slf4j-nop:2.0.20

import java.util.*;
import picocli.CommandLine;
import picocli.CommandLine.*;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Teaches the AWS SDK's DynamoDB client: an item is a map of typed values, a conditional write never overwrites. */
@Command(name = "putitem", mixinStandardHelpOptions = true, description = "Writes an item into a DynamoDB table unless it already exists.", footer = {
    "", "Examples:", "  ./jbang putitem --table my-table id=42 colour=blue", "  TABLE=my-table ./jbang putitem id=43 --key id",
    "  For the local store, first paste the variables that ./jbang serve prints."})
class putitem implements java.util.concurrent.Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "NAME=TEXT", description = "The item's attributes, including its key.") Map<String, String> attributes;
    @Option(names = "--table", required = true, defaultValue = "${env:TABLE}", description = "The table (default: the variable TABLE).") String table;
    @Option(names = "--key", defaultValue = "id", description = "The table's partition key (default: ${DEFAULT-VALUE}).") String key;

    public Integer call() {
        Map<String, AttributeValue> item = new TreeMap<>();
        attributes.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        try (DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            dynamoDb.putItem(put -> put.tableName(table).item(item)
                    .conditionExpression("attribute_not_exists(#key)").expressionAttributeNames(Map.of("#key", key)));
        }
        System.out.println(table + ": " + attributes);
        return 0;
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new putitem()).setExecutionExceptionHandler((fault, command, _) -> {
            command.getErr().println(fault.getMessage() + "\nCheck the table, the key, and the AWS_* variables. ./jbang serve prints those of the local store.");
            return 1;
        }).execute(arguments));
    }
}
