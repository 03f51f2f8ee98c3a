package lab.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tech.tablesaw.api.Table;

/** The checks of notebook 01, Build the Java Lambda. */
final class Checks01 {

    static final List<Check> CHECKS = List.of(
            new Check("01.1", "A response is correct if it has all the fields.",
                    "Your method accepts the correct response and rejects responses that are almost correct. A test "
                            + "like this fails if a change to the function breaks the contract.",
                    Checks01::judge),
            new Check("01.2", "The upload consists mostly of your own code, so less code makes it small.",
                    "Almost everything you upload is library code. So your choice of libraries decides how much code a "
                            + "cold start has to load.",
                    Checks01::share));

    private Checks01() {}

    private static Optional<String> judge(Answer answer) {
        Judge judge = answer.as(Judge.class);
        String right = answer.given(1, String.class);
        if (!accepts(judge, right))
            return Optional.of("Your method rejects a correct response from the handler:\n" + right
                    + "\nCompare each field with the contract.");
        for (Map.Entry<String, String> wrong : almostRight(right).entrySet())
            if (accepts(judge, wrong.getValue()))
                return Optional.of("Your method accepts a wrong response:\n" + wrong.getValue()
                        + "\nRead what the contract says about " + wrong.getKey() + ".");
        return Optional.empty();
    }

    private static boolean accepts(Judge judge, String answer) {
        try {
            return judge.accepts(answer);
        } catch (Exception refused) { // a judge may throw where it cannot read an answer
            return false;
        }
    }

    private static Map<String, String> almostRight(String right) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("how the key depends on the id", with(right, "key", UUID.randomUUID() + ".txt"));
        all.put("the digits of work for n = 1 (its test vector)", with(right, "work", "0000000000000001"));
        all.put("the fields that a response must have", without(right, "work"));
        String id = UUID.nameUUIDFromBytes(new byte[] {1}).toString();
        all.put("the version of the UUID", with(with(right, "id", id), "key", id + ".txt"));
        return all;
    }

    private static String with(String json, String field, String value) {
        return object(json).put(field, value).toString();
    }

    private static String without(String json, String field) {
        ObjectNode object = object(json);
        object.remove(field);
        return object.toString();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new Answer.Unfit("The handler's response isn't JSON: " + json);
        }
    }

    private static Optional<String> share(Answer answer) {
        Table jars = answer.given(1, Table.class);
        double all = jars.doubleColumn("kb").sum();
        double own = jars.where(jars.stringColumn("jar").isEqualTo("function.jar")).doubleColumn("kb").sum();
        double said = answer.number();
        if (Math.abs(said - own / all) <= 0.01 * own / all) return Optional.empty();
        if (said > 1)
            return Optional
                    .of("A share lies between 0 and 1, but your answer is %.4g. Which of the two numbers is the whole?"
                            .formatted(said));
        return Optional.of(
                ("Expected: the size of function.jar divided by the total size of all files in the table. Your answer: "
                        + "%.4g. Use the kb column, not the number of rows.")
                        .formatted(said));
    }
}
