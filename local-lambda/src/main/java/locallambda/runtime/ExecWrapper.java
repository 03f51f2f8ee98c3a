package locallambda.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * A function's own script in front of its runtime, named by the variable {@code AWS_LAMBDA_EXEC_WRAPPER}: it gets the
 * runtime's command as its arguments. Source: AWS Lambda Developer Guide, "Modifying the runtime environment".
 */
public final class ExecWrapper {

    private static final String VARIABLE = "AWS_LAMBDA_EXEC_WRAPPER";

    private ExecWrapper() {}

    /**
     * The function's command, with its wrapper. As on AWS, a shell starts it, so a missing wrapper ends with status
     * 127.
     */
    public static List<String> around(FunctionConfig config) {
        String wrapper = config.environment().getOrDefault(VARIABLE, "");
        if (wrapper.isEmpty()) return config.command();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\"", wrapper));
        command.addAll(config.command());
        return command;
    }
}
