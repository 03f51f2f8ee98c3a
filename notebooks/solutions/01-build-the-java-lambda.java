// == 01.1 solution
import com.fasterxml.jackson.databind.*;

boolean asPromised(String answer) throws Exception {
    JsonNode json = new ObjectMapper().readTree(answer);
    String id = json.path("id").asText();
    try {
        return UUID.fromString(id).version() == 4 && id.equals(id.toLowerCase())
                && json.path("key").asText().equals(id + ".txt")
                && json.path("work").asText().equals("12eaead265975125");
    } catch (IllegalArgumentException e) {
        return false;
    }
}

// == 01.1 wrong: checks only that the fields exist
import com.fasterxml.jackson.databind.*;

boolean asPromised(String answer) throws Exception {
    JsonNode json = new ObjectMapper().readTree(answer);
    return json.has("id") && json.has("key") && json.has("work");
}

// == 01.1 wrong: does not check that the key belongs to the id
import com.fasterxml.jackson.databind.*;

boolean asPromised(String answer) throws Exception {
    JsonNode json = new ObjectMapper().readTree(answer);
    return json.path("id").asText().length() == 36
            && json.path("key").asText().endsWith(".txt") && json.path("work").asText().equals("12eaead265975125");
}

// == 01.2 solution
double share = jars.where(jars.stringColumn("jar").isEqualTo("function.jar")).doubleColumn("kb").sum()
        / jars.doubleColumn("kb").sum();

// == 01.2 wrong: counts jars instead of bytes
double share = 1.0 / jars.rowCount();

// == 01.2 wrong: inverts the ratio
double share = jars.doubleColumn("kb").sum()
        / jars.where(jars.stringColumn("jar").isEqualTo("function.jar")).doubleColumn("kb").sum();
