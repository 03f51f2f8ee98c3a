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
 * Where functions run. The race uses only this type, so the same plan runs on every platform. The race makes the plan
 * with a platform that is not open yet, and then opens the platform. {@link #deploy} and the methods below it work only
 * while the platform is open.
 */
public sealed interface Platform extends AutoCloseable permits LocalPlatform, AwsPlatform {

    /** What the record of a run says about this platform. */
    Place place();

    /** Who takes part, as in {@link Participants#of}. */
    Participants participants(List<String> wanted, BuildListener builds);

    /** The memory sizes in MB that have an effect here; {@code [0]} if none have. */
    default List<Integer> sizes(List<Integer> wanted, Consumer<String> say) {
        return wanted;
    }

    /** The last chance to cancel the race: the plan is made, and nothing has started yet. */
    default void announce(Plan plan) {}

    /**
     * Starts the platform.
     *
     * @param scratch a folder for temporary files
     * @return this platform
     */
    Platform open(Path scratch);

    /** Writes into a run's folder what is needed to find the platform again. */
    default void remember(Path run) {}

    /** Makes a variant callable as {@code function}, and replaces a function of the same name. Memory in MB. */
    void deploy(String function, Built built, int memoryMb, int concurrency);

    /** Removes a function and its environments. Does nothing if there is no such function. */
    void remove(String function);

    /** The function URL, with a slash at its end. */
    URI url(String function);

    /** The function's address in the Invoke API, where it receives events unchanged. */
    URI invocations(String function);

    /**
     * Makes a function ready for calls that are not to be cold starts.
     *
     * @return whether the environments of its last calls still exist; false if the function had to replace another one
     */
    default boolean prepare(String function) {
        return true;
    }

    /** Ends the execution environments of a function, so that its next call is a cold start. */
    void forceCold(String function);

    /**
     * How many concurrent calls have to follow a forced cold start to reach environments that start differently from
     * the first one; 0 if all start in the same way.
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
     * Reports what a client has sent since the last report, for platforms that know requests only from their logs.
     * {@code sender} as in an invocation.
     */
    default void sent(String sender, Supplier<List<SentCall>> calls) {}

    /**
     * Waits until each request has its REPORT line: {@code patience} at most. A platform whose logs arrive later waits
     * for as long as log lines may take.
     */
    void settle(Duration patience);

    /** The results of all requests to a function since it was deployed. */
    RequestCounts requests(String function);

    /** What has been stored in S3 and DynamoDB since {@link #emptyStores}. */
    Contents contents();

    /** Starts {@link #contents} anew: empties S3 and DynamoDB, or remembers what is in them. */
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
