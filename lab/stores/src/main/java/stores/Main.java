package stores;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The stores as a process of their own, so that their dependencies and their CPU time stay apart from the lab's. */
public final class Main {

    private Main() {}

    /**
     * Starts both stores on loopback, prints one JSON line with their URLs ({@code s3}, {@code dynamodb}; {@code items}
     * is DynamoDB for the lab itself) when both answer, and ends when standard input does, so that they never outlive
     * the lab that holds its other end.
     *
     * @param args folder for the objects of S3, ms to hold back a put to S3 and a call of DynamoDB, for TLS a key store
     *             and its password
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // standard output belongs to the one line
        // it would mention that two threads log while it starts
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Options options = Options.of(args);
        FutureTask<URI> s3 = inBackground(() -> S3.start(options));
        FutureTask<DynamoDb.Urls> dynamoDb = inBackground(() -> DynamoDb.start(options));
        try {
            out.printf("{\"s3\": \"%s\", \"dynamodb\": \"%s\", \"items\": \"%s\"}%n", s3.get(),
                    dynamoDb.get().functions(), dynamoDb.get().lab());
            waitForEndOfInput();
        } catch (ExecutionException e) {
            System.err.println(e.getCause());
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0); // nothing here is worth a slow shutdown
    }

    private static <T> FutureTask<T> inBackground(Callable<T> start) {
        FutureTask<T> task = new FutureTask<>(start);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static void waitForEndOfInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
