package lab.console;

import java.util.concurrent.Callable;
import locallambda.system.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How every script runs: options by picocli, a {@link Problem} as two sentences, one set of exit codes. */
public final class Verb {

    /** The command succeeded. */
    public static final int DONE = 0;
    /** The command failed, or it found something wrong. */
    public static final int FAILED = 1;
    /** The options are invalid. */
    public static final int USAGE = 2;

    private Verb() {}

    /** @return the exit code: the command's own, or {@link #FAILED}, or {@link #USAGE} */
    public static int run(Callable<Integer> command, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setCommandName("./jbang " + line.getCommandName());
        line.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new Help()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, where, parsed) -> {
            if (!(thrown instanceof Problem problem)) throw thrown;
            print(problem);
            return FAILED;
        });
        return line.execute(arguments);
    }

    /** Prints both sentences to standard error. */
    public static void print(Problem problem) {
        Terminal terminal = Terminal.detect();
        System.err.println(terminal.red(problem.getMessage()));
        System.err.println(problem.next());
    }

    private static final class Help {
        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help and exit.")
        private boolean help;
    }
}
