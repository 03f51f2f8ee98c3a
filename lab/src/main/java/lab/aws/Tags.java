package lab.aws;

import java.util.Map;

/** The tags of everything that a deploy makes; the template gives its resources the same. */
final class Tags {

    /** Has the stack's name as its value, which helps to find leftovers of a stack. */
    static final String RUN = "lambda-race:run";
    static final String OWNER = "lambda-race:owner";

    private Tags() {}

    static Map<String, String> of(String stack, String owner) {
        return Map.of(RUN, stack, OWNER, owner);
    }
}
