package lab.run.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Where a run was made, and how captions, tables, reports, and bills describe such a run. No other type asks which
 * place it is. To add a place, add a record here. The compiler then names every text that is still missing.
 */
public sealed interface Place {

    /**
     * This machine, which runs the local Lambda. Runs that were made before the route was recorded have the usual
     * route.
     */
    record Local(Machine machine, Limits limits, Route route) implements Place {

        public Local {
            limits = limits == null ? new Limits(null, null) : limits;
            route = route == null ? Route.PLAIN : route;
        }
    }

    /** A stack in an AWS region, called from {@code machine}. */
    record Aws(String region, Machine machine, Limits limits, Cloud cloud) implements Place {}

    /** The limits that applied: a name, and a sentence that describes them. */
    record Limits(String name, String describe) {

        public Limits {
            name = name == null ? "unknown" : name;
            describe = describe == null ? "not recorded" : describe;
        }
    }

    /**
     * What a run used on AWS. The file {@code aws/deployment.json} in its folder contains the stack itself.
     *
     * @param architecture {@code x86_64} or {@code arm64}
     * @param owner        the token with which a killed race takes over its stack again
     */
    record Cloud(String stack, String account, String architecture, String owner) {}

    /** A local restore has a name of its own, so that nobody takes it for AWS's Restore Duration. */
    String LOCAL_RESTORE = "snapshot restore (CRIU, local)";

    /** Reads the parts of {@code run.json} that describe the place; only a run on AWS has a {@code cloud}. */
    static Place of(String name, Machine machine, Limits limits, Cloud cloud, Route route) {
        return name.equals("local") ? new Local(machine, limits, route) : new Aws(name, machine, limits, cloud);
    }

    /** The machine that k6 ran on. */
    Machine machine();

    Limits limits();

    /** What the run used in an account; null if it needed none. */
    default Cloud cloud() {
        return null;
    }

    /** How functions reach the stores, as far as the lab decides it. */
    default Route route() {
        return Route.PLAIN;
    }

    /** The name of the place in {@code run.json}. */
    @JsonValue
    default String name() {
        return switch (this) {
            case Local _ -> "local";
            case Aws aws -> aws.region;
        };
    }

    /**
     * Did a model of Lambda run the functions? If so, AWS's figures belong beside the run's figures, and restores are
     * not AWS's.
     */
    default boolean modelled() {
        return switch (this) {
            case Local _ -> true;
            case Aws _ -> false;
        };
    }

    /** Cores that the functions share with k6; 0 where they run on other machines. */
    default double cores() {
        return switch (this) {
            case Local local -> local.machine.cores();
            case Aws _ -> 0;
        };
    }

    default Architecture architecture() {
        return Architecture.of(switch (this) {
            case Local local -> local.machine.arch();
            case Aws aws -> aws.cloud.architecture();
        });
    }

    /**
     * The hardware that the functions ran on, in a few words, e.g. {@code AMD EPYC 7B13, 2 cores} or
     * {@code AWS Lambda, x86_64}.
     */
    default String hardware() {
        return switch (this) {
            case Local local -> local.machine.brief();
            case Aws aws -> "AWS Lambda, " + aws.cloud.architecture();
        };
    }

    /**
     * The version of Python that ran functions, for captions. It is empty if no function ran on Python. It is also
     * empty on AWS, where the runtime's name contains the version.
     *
     * @param versions as in {@code run.json}, of the tools on the machine that built the functions
     */
    default Optional<String> interpreter(Map<String, String> versions) {
        return switch (this) {
            case Local _ -> Optional.ofNullable(versions.get("python"));
            case Aws _ -> Optional.empty();
        };
    }

    /** The place at the beginning of a table's note. */
    default String title() {
        return switch (this) {
            case Local _ -> "Local";
            case Aws aws -> "AWS " + aws.region;
        };
    }

    /** The place in a chart's caption, with the route to the stores if it is not the usual one. */
    default String caption() {
        return switch (this) {
            case Local local -> "local lab, not AWS" + (local.route.isPlain() ? "" : " · " + local.route.brief());
            case Aws aws -> aws.region;
        };
    }

    /** The place at the foot of the stage. */
    default String stage() {
        return switch (this) {
            case Local _ -> "local lab, not AWS";
            case Aws aws -> aws.title();
        };
    }

    /** The text under a report's headline: where and when the run was made, and what that means for the figures. */
    default String measured(String date) {
        return switch (this) {
            case Local _ -> "Measured in the local lab, not on AWS: %s, %s.".formatted(hardware(), date);
            case Aws aws -> ("Measured on AWS in %s: %s, %s. Compare the times from the REPORT lines. k6 ran on %s, so "
                    + "the client's figures include the network path over the Internet.")
                    .formatted(aws.region, hardware(), date, aws.machine.brief());
        };
    }

    /** What a reader must know about the place to understand the race's table, one sentence per line. */
    default List<String> notes() {
        return switch (this) {
            case Local(Machine machine, Limits limits, Route route) -> {
                String note = "Measured locally, not on AWS: %s, %d cores, limits by %s. Times are in ms."
                        .formatted(machine.cpu(), machine.cores(), limits.name());
                yield route.isPlain() ? List.of(note) : List.of(note, "Conditions: " + route.brief() + ".");
            }
            case Aws(String region, Machine machine, _, Cloud cloud) -> List.of(
                    ("Measured on AWS in %s (%s, stack %s). Compare the times from the REPORT lines. Times are in ms. "
                            + "AWS's REPORT lines don't contain the CPU time.")
                            .formatted(region, cloud.architecture(), cloud.stack()),
                    ("k6 ran on %s, so its column includes the network path over the Internet, which says "
                            + "nothing about "
                            + "the variants.")
                            .formatted(machine.brief()));
        };
    }

    /** The place among the conditions that a report lists. */
    default List<Entry<String, String>> facts() {
        return switch (this) {
            case Local local -> List.of(Map.entry("Place", name()), Map.entry("Machine", local.machine.inFull()));
            case Aws(String region, Machine machine, _, Cloud cloud) -> List.of(Map.entry("Place", region),
                    Map.entry("Stack", cloud.stack() + ", " + cloud.architecture()),
                    Map.entry("k6 ran on", machine.inFull()));
        };
    }

    /** How functions reached the stores, for the list of {@link #facts}; empty where the lab has no choice. */
    default Optional<String> stores() {
        return switch (this) {
            case Local(_, _, Route way) -> Optional.of(way.isPlain() ? "on loopback, over plain HTTP" : way.brief());
            case Aws _ -> Optional.empty();
        };
    }

    /** The name of a snapshot's restore time in running text. */
    default String restore() {
        return switch (this) {
            case Local _ -> LOCAL_RESTORE;
            case Aws _ -> "Restore";
        };
    }

    /** The name, in a chart, of the part of a cold start before the first call. */
    default String beforeFirstCall(boolean restored) {
        return switch (this) {
            case Local _ -> restored ? "INIT or " + LOCAL_RESTORE : "INIT";
            case Aws _ -> "INIT or restore";
        };
    }

    /** The line above a bill. */
    default String bill(long calls, String usd) {
        return switch (this) {
            case Local _ -> ("This run was local and cost nothing. With these billed durations, AWS would have charged "
                    + "%s for %,d calls:").formatted(usd, calls);
            case Aws aws -> "%,d calls in %s cost %s:".formatted(calls, aws.region, usd);
        };
    }
}
