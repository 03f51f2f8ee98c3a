package lab.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lab.build.Built;
import lab.result.Invocation;
import lab.store.Contents;

/** Where functions run. The race knows this interface only, so that the same plan runs on every platform. */
public sealed interface Platform extends AutoCloseable permits Local {

    /** Where the numbers come from, as tables and captions print it: {@code local} or an AWS region. */
    String place();

    /** Makes a variant callable as {@code function}; one of the same name is replaced. Memory in MB. */
    void deploy(String function, Built built, int memoryMb, int concurrency);

    /** Takes a function away with its environments; one that is not there is no fault. */
    void remove(String function);

    /** The function URL, with a slash at its end. */
    URI url(String function);

    /** Ends the execution environments of a function, so that its next call is a cold start. */
    void forceCold(String function);

    /** Calls {@code listener} once for each invocation, after its REPORT line. */
    void subscribe(Consumer<Invocation> listener);

    /** Waits until each request has its REPORT line, at the most {@code patience}. */
    void settle(Duration patience);

    /** What became of the requests to a function since it was deployed. */
    Requests requests(String function);

    /** What is in S3 and DynamoDB. */
    Contents contents();

    /** Empties S3 and DynamoDB. */
    void emptyStores();

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
