package locallambda.conformance;

import java.util.List;
import locallambda.runtime.FunctionConfig;

/** Names, qualifiers and versions: which function is meant, and what is said where there is none. */
class Names_ConformanceTest extends Conformance {

    private static final List<String> WRONG_NAMES = List.of("name-invalid-characters-in-function-name",
            "name-function-name-is-single-invalid", "name-invalid-characters-in-qualifier",
            "name-invalid-account-id-in-partial-arn", "name-invalid-region-in-arn", "name-non-lambda-arn",
            "name-function-name-too-long", "name-function-name-too-long-and-invalid-region",
            "name-full-arn-and-qualifier-too-long-and-invalid-region", "name-incomplete-arn",
            "name-partial-arn-with-extra-qualifier", "name-latest-version-with-additional-qualifier",
            "name-missing-region-in-arn", "name-misspelled-latest-in-arn", "name-invalid-account-in-arn");

    Names_ConformanceTest() {
        answers("unknown-function", () -> "doesnotexist");
        answers("unknown-alias", this::published);
        answers("alias-by-qualifier", this::published);
        answers("version-1", this::published);
        answers("latest-after-publish", this::published);
        WRONG_NAMES.forEach(id -> answers(id, () -> "none"));
    }

    /** Version 1 and an alias of it; then other code, which is $LATEST. */
    private String published() {
        return lab().shared("versions", name -> {
            FunctionConfig first = code(name, "version1");
            lab().lambda.deploy(first);
            lab().lambda.publishVersion(name);
            lab().lambda.alias(name, "alias1", "1");
            return code(name, "version2");
        });
    }

    /** Each code in a folder of its own. */
    private FunctionConfig code(String name, String code) {
        FunctionConfig config = lab().python(name + "-" + code, Handlers.VERSION.formatted(code));
        return FunctionConfig.of(name, config.command(), config.directory()).withEnvironment(config.environment());
    }
}
