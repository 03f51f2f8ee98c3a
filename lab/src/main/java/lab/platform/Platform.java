package lab.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lab.run.folder.SentCall;
import lab.store.Contents;
import lab.toolchain.Built;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;

/** Where functions run. The race knows this interface only, so that the same plan runs on every platform. */
public sealed interface Platform extends AutoCloseable permits Local, Aws {

    /** Where the numbers come from, as tables and captions print it: {@code local} or an AWS region. */
    String place();

    /** Makes a variant callable as {@code function}; one of the same name is replaced. Memory in MB. */
    void deploy(String function, Built built, int memoryMb, int concurrency);

    /** Takes a function away with its environments; one that is not there is no fault. */
    void remove(String function);

    /** The function URL, with a slash at its end. */
    URI url(String function);

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

    /** CPU time in ms that the platform's own parts have used so far, by part; empty where they run elsewhere. */
    Map<String, Double> ownCpuMs();

    /** The command lines of a function's living environments with what their runtimes say about themselves. */
    List<Map<String, String>> processes(String function);

    /** The limits in force, one name and one sentence. */
    Map<String, String> limits();

    /** Are memory sizes told apart here? If not, all of them are one condition. */
    boolean limitsCpu();

    @Override
    void close();
}
