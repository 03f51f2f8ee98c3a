package lab.aws;

import java.util.Map;

/** The tags of everything that a deploy makes; the template gives its resources the same. */
final class Tags {

    /** Holds the stack's name: by it whatever may be left of a stack is found. */
    static final String RUN = "lambda-race:run";
    static final String OWNER = "lambda-race:owner";

    private Tags() {}

    static Map<String, String> of(String stack, String owner) {
        return Map.of(RUN, stack, OWNER, owner);
    }
}
