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
            new Check("01.1", "An answer is right when its fields are there.",
                    "It takes the right answer and refuses each one that is almost right: a test like this notices "
                            + "when the function changes.",
                    Checks01::judge),
            new Check("01.2", "The upload is mostly one's own code, so shortening it makes it small.",
                    "Nearly everything one uploads is library. What a cold start loads of it is decided by the "
                            + "libraries one chooses.",
                    Checks01::share));

    private Checks01() {}

    private static Optional<String> judge(Answer answer) {
        Judge judge = answer.as(Judge.class);
        String right = answer.given(1, String.class);
        if (!accepts(judge, right))
            return Optional.of("It refuses a right answer, the handler's own:\n" + right
                    + "\nCompare it with the contract, field by field.");
        for (Map.Entry<String, String> wrong : almostRight(right).entrySet())
            if (accepts(judge, wrong.getValue()))
                return Optional.of("It takes an answer that is wrong:\n" + wrong.getValue()
                        + "\nThe contract says something about " + wrong.getKey() + ".");
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
        all.put("how id and key belong together", with(right, "key", UUID.randomUUID() + ".txt"));
        all.put("the digits of work for n = 1", with(right, "work", "0000000000000001"));
        all.put("a field that is not there", without(right, "work"));
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
            throw new Answer.Unfit("The handler's answer is no JSON: " + json);
        }
    }

    private static Optional<String> share(Answer answer) {
        Table jars = answer.given(1, Table.class);
        double all = jars.doubleColumn("kb").sum();
        double own = jars.where(jars.stringColumn("jar").isEqualTo("function.jar")).doubleColumn("kb").sum();
        double said = answer.number();
        if (Math.abs(said - own / all) <= 0.01 * own / all) return Optional.empty();
        if (said > 1)
            return Optional.of("A share lies between 0 and 1; %.4g does not. Which of the two goes below the line?"
                    .formatted(said));
        return Optional.of(
                ("Expected: the bytes of function.jar divided by the bytes of all. Came: %.4g. Look at the column kb, "
                        + "not at the number of rows.")
                        .formatted(said));
    }
}
