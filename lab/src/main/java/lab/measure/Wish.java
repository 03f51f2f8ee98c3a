package lab.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lab.cost.Goal;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/**
 * What a user asks a measurement to do.
 *
 * @param given         the function and its variables
 * @param events        as {@link Events#parse} reads them
 * @param expect        as {@link Expectation#parse} reads it
 * @param memoryMb      sizes in MB; if empty, those of {@code effort}
 * @param callsPerMonth for the bill
 * @param coldShare     share of the calls that start cold, 0 to 1
 * @param stock         what the function expects in the local stores
 * @param out           where the run's folder is created; empty means {@code results/}
 * @param command       the command that the user ran, without the content of events and variables
 */
public record Wish(OwnFunction.Given given, List<String> events, Optional<String> expect, int timeoutS,
        List<Integer> memoryMb, List<Way> ways, long callsPerMonth, double coldShare, String goal, Effort effort,
        Stock stock, Optional<Path> out, OptionalLong seed, String command) {

    /** Source: AWS Lambda Developer Guide, "Lambda quotas". */
    private static final int LONGEST_TIMEOUT_S = 900;

    /** How much is measured. */
    public enum Effort {
        /** One size, about three minutes. */
        QUICK(List.of(512), 3, 60),
        /** A ranking within ten minutes: too few environments for a verdict. */
        USUAL(List.of(256, 512, 1024), 3, 100),
        /** Enough environments for a verdict. */
        THOROUGH(List.of(256, 512, 1024), 8, 100),
        /** So few calls that the figures mean nothing: to see that it works. */
        BRIEF(List.of(512), 3, 12);

        final List<Integer> sizes;
        final int environments;
        final int calls;

        Effort(List<Integer> sizes, int environments, int calls) {
            this.sizes = sizes;
            this.environments = environments;
            this.calls = calls;
        }
    }

    public Wish {
        if (events.isEmpty())
            throw new Problem("Your function needs an event.",
                    "Add --event order.json, or a canned (predefined) event: "
                            + String.join(", ", Events.CANNED) + ".");
        memoryMb.forEach(FunctionConfig::checkMemory);
        if (timeoutS < 1 || timeoutS > LONGEST_TIMEOUT_S)
            throw new Problem("AWS Lambda has no time-out of " + timeoutS + " s.",
                    "Choose one from 1 to " + LONGEST_TIMEOUT_S + " s.");
        if (!(coldShare >= 0 && coldShare <= 1))
            throw new Problem("The share of cold starts can't be " + coldShare + ".",
                    "Use a number from 0 to 1, for example 0.001 for one in a thousand.");
        if (callsPerMonth < 1)
            throw new Problem("The number of calls per month can't be " + callsPerMonth + ".", "Give 1 or more.");
        if (ways.isEmpty())
            throw new Problem("After --as, a way to run the function is missing.",
                    "Leave out --as, or choose a way, such as --as jvm.");
        Goal.parse(goal);
    }

    /** The same in these ways. */
    Wish as(List<Way> others) {
        return new Wish(given, events, expect, timeoutS, memoryMb, others, callsPerMonth, coldShare, goal, effort,
                stock, out, seed, command);
    }

    /** The same on AWS: at one size, into another folder. */
    Wish there(List<Way> deployed, int memoryAtAws, Optional<Path> folder, String said) {
        return new Wish(given, events, expect, timeoutS, List.of(memoryAtAws), deployed, callsPerMonth, coldShare, goal,
                effort, stock, folder, seed, said);
    }

    public List<Integer> sizes() {
        return memoryMb.isEmpty() ? effort.sizes : memoryMb;
    }

    /** The memory size at which the preflight sees what fails. */
    int smallest() {
        return sizes().stream().min(Integer::compare).orElseThrow();
    }

    /** How often an event is sent in the race. */
    int replays(int ways) {
        return ways * sizes().size() * effort.environments * effort.calls;
    }
}
