package locallambda.runtime;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What AWS calls a function's handler and runtime; the function's code can read both from environment variables.
 *
 * @param handler {@code _HANDLER}: what the runtime client runs
 * @param runtime such as {@code java25}; empty for one that AWS does not manage
 * @param folder  {@code LAMBDA_TASK_ROOT}: where the code is; empty if that is the function's directory
 */
public record Code(String handler, String runtime, Optional<Path> folder) {

    /** The runtime clients of AWS whose next argument is the handler. */
    private static final List<String> CLIENTS = List.of("awslambdaric",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda");

    /**
     * Derives the handler from the command: the argument for one of AWS's runtime clients, or else the program itself,
     * as with a custom runtime's {@code bootstrap}.
     */
    public static Code of(List<String> command) {
        List<String> words = command.stream().flatMap(part -> Arrays.stream(part.strip().split("\\s+")))
                .map(word -> word.replaceAll("[\\\\\"']", "")).filter(word -> !word.isEmpty()).toList();
        for (int i = 0; i + 1 < words.size(); i++)
            if (CLIENTS.contains(words.get(i))) return new Code(words.get(i + 1), "", Optional.empty());
        String last = words.isEmpty() ? "" : words.getLast();
        return new Code(last.substring(last.lastIndexOf('/') + 1), "", Optional.empty());
    }

    public Code withHandler(String other) {
        return new Code(other, runtime, folder);
    }

    public Code withRuntime(String other) {
        return new Code(handler, other, folder);
    }

    public Code withFolder(Path other) {
        return new Code(handler, runtime, Optional.of(other));
    }

    /** Whether AWS manages the runtime and therefore sets {@code AWS_EXECUTION_ENV}. */
    boolean managed() {
        return !runtime.isEmpty() && !runtime.startsWith("provided");
    }
}
