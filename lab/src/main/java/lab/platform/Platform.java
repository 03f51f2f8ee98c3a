package lab.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lab.run.folder.SentCall;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.store.Contents;
import lab.toolchain.BuildListener;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;

/**
 * Where functions run. The race knows no other type, so that the same plan runs on every platform. It makes the plan
 * with a platform that is not open yet and opens it then; all from {@link #deploy} on works until the platform is
 * closed.
 */
public sealed interface Platform extends AutoCloseable permits LocalPlatform, AwsPlatform {

    /** What the record of a run says of this platform. */
    Place place();

    /** Who takes part, as in {@link Participants#of}. */
    Participants participants(List<String> wanted, BuildListener builds);

    /** The memory sizes in MB that mean something here; {@code [0]} if none do. */
    default List<Integer> sizes(List<Integer> wanted, Consumer<String> say) {
        return wanted;
    }

    /** The last moment to say no: the plan is made and nothing has been started yet. */
    default void announce(Plan plan) {}

    /**
     * Starts the platform.
     *
     * @param scratch a folder for what need not be kept
     * @return this platform
     */
    Platform open(Path scratch);

    /** Leaves in a run's folder what it takes to find the platform again. */
    default void remember(Path run) {}

    /** Makes a variant callable as {@code function}; one of the same name is replaced. Memory in MB. */
    void deploy(String function, Built built, int memoryMb, int concurrency);

    /** Takes a function away with its environments; one that is not there is no fault. */
    void remove(String function);

    /** The function URL, with a slash at its end. */
    URI url(String function);

    /** Where a function takes events as they are: its address in the Invoke API. */
    URI invocations(String function);

    /**
     * Makes a function ready for calls that are not to be cold starts.
     *
     * @return are the environments of its last calls still there? Not where another function had to give way
     */
    default boolean prepare(String function) {
        return true;
    }

    /** Ends the execution environments of a function, so that its next call is a cold start. */
    void forceCold(String function);

    /**
     * How many calls at once have to follow a forced cold start to see environments that start otherwise than the
     * first; 0 where all start alike.
     */
    default int burst(String function) {
        return 0;
    }

    /** What a caller needs to sign its requests; empty where anybody may call. */
    default Optional<Signing> signing() {
        return Optional.empty();
    }

    /** Calls {@code listener} once for each invocation, after its REPORT line. */
    void subscribe(Consumer<Invocation> listener);

    /**
     * Tells what a client has sent since the last time, for platforms that know requests only from their logs.
     * {@code sender} as in an invocation.
     */
    default void sent(String sender, Supplier<List<SentCall>> calls) {}

    /**
     * Waits until each request has its REPORT line: at the most {@code patience}, where logs come later at the most as
     * late as they come.
     */
    void settle(Duration patience);

    /** What became of the requests to a function since it was deployed. */
    RequestCounts requests(String function);

    /** What came into S3 and DynamoDB since {@link #emptyStores}. */
    Contents contents();

    /** Makes a new beginning for {@link #contents}: empties S3 and DynamoDB, or remembers what is in them. */
    void emptyStores();

    /** Where to read what a function wrote, for a sentence: a folder or a log group. */
    String logs(String function);

    /** The machine that the functions run on, as far as the lab can look into it. */
    default Host host() {
        return Host.UNSEEN;
    }

    @Override
    void close();
}
