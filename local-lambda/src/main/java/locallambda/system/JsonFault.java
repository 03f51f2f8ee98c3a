package locallambda.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a JSON text. */
public final class JsonFault {

    /** Jackson names where an object or array begins, but keeps back the text that it would name. */
    private static final Pattern WHERE = Pattern.compile(" \\((?:start marker at|for \\w+ starting at) [^)]*\\).*\\)?");

    private JsonFault() {}

    /** Jackson's words, on one line and without a full stop. */
    public static String words(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return WHERE.matcher(first).replaceFirst("").strip().replaceFirst("\\.$", "");
    }
}
