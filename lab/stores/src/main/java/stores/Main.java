package stores;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The stores as a process of their own, so that their dependencies and their CPU time stay apart from the lab's. */
public final class Main {

    private Main() {}

    /**
     * Starts both stores on loopback, prints one JSON line with their URLs ({@code s3}, {@code dynamodb}) when both
     * answer, and ends when standard input does, so that they never outlive the lab that holds its other end.
     *
     * @param args the folder for the objects of S3
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // standard output belongs to the one line
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // it would mention that two threads log while it starts
        FutureTask<URI> s3 = inBackground(() -> S3.start(Path.of(args[0])));
        FutureTask<URI> dynamoDb = inBackground(DynamoDb::start);
        try {
            out.printf("{\"s3\": \"%s\", \"dynamodb\": \"%s\"}%n", s3.get(), dynamoDb.get());
            waitForEndOfInput();
        } catch (ExecutionException e) {
            System.err.println(e.getCause());
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0); // nothing here is worth a slow shutdown
    }

    private static FutureTask<URI> inBackground(Callable<URI> start) {
        FutureTask<URI> task = new FutureTask<>(start);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static void waitForEndOfInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
