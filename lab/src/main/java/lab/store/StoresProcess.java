package lab.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import locallambda.system.LabMarker;
import locallambda.system.Problem;

/** The process of the stores. It waits for the end of its standard input, so it ends when the lab's process ends. */
final class StoresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LAST_LINES = 5;

    private final Process process;
    private final Path log;

    private StoresProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param items DynamoDB for the lab itself, always over plain HTTP */
    record Urls(URI s3, URI dynamodb, URI items) {}

    /** @param options of {@code stores.Main}, the folder for the objects first */
    static StoresProcess start(String classPath, List<String> options, Path log) {
        // What counts beside functions on few cores is CPU time, not the most puts a second: without C2 the stores took
        // a
        // third less of it for their first 5,000 objects and items. The collector made no difference.
        // The JDK sends TLS 1.3's second ticket behind the first answer. Python's HTTP client takes what lies unread on
        // a connection
        // for its end, and would shake hands anew for each call of DynamoDB.
        // S3 reads puts to their end behind the back of S3Proxy, see stores.WholePuts.
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                        "-Djava.awt.headless=true", "-Djdk.tls.server.newSessionTicketCount=0",
                        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED", "-cp", classPath,
                        "stores.Main"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectError(log.toFile());
        try {
            return new StoresProcess(builder.start(), log);
        } catch (IOException e) {
            throw new Problem("The local S3 and DynamoDB didn't start: " + e.getMessage() + ".",
                    "Run ./jbang doctor to see what is missing.", e);
        }
    }

    /** Waits for the line that says where both stores listen. */
    Urls urls() {
        FutureTask<String> line = new FutureTask<>(() -> process.inputReader().readLine());
        Thread.ofVirtual().start(line);
        try {
            String text = line.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) throw ended();
            return urls(text);
        } catch (TimeoutException e) {
            throw new Problem("The local S3 and DynamoDB weren't ready within " + PATIENCE.toSeconds() + " s"
                    + lastLines() + ".",
                    advice(), e);
        } catch (ExecutionException e) {
            throw new Problem("The output of the local S3 and DynamoDB can't be read (" + e.getCause().getMessage()
                    + ")" + lastLines() + ".", advice(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while the local S3 and DynamoDB started.", "Start again.", e);
        }
    }

    private Urls urls(String line) {
        try {
            return new ObjectMapper().readValue(line, Urls.class);
        } catch (JsonProcessingException e) {
            throw new Problem("The local S3 and DynamoDB printed \"" + line + "\" instead of their ports" + lastLines()
                    + ".", advice(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** CPU time so far in ms; NaN once the process is gone. */
    double cpuMs() {
        return process.toHandle().info().totalCpuDuration().map(duration -> duration.toNanos() / 1e6)
                .orElse(Double.NaN);
    }

    /** The fault of a process that is gone. */
    Problem ended() {
        try {
            int code = process.onExit().get(5, TimeUnit.SECONDS).exitValue();
            return new Problem("The process that runs the local S3 and DynamoDB ended with exit code " + code
                    + lastLines() + ".",
                    advice());
        } catch (ExecutionException | TimeoutException e) {
            return new Problem("The process that runs the local S3 and DynamoDB closed its output stream"
                    + lastLines() + ".", advice(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Problem("Interrupted while the local S3 and DynamoDB ended.", "Start again.", e);
        }
    }

    private String advice() {
        return "Read " + log + ", then start again.";
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            if (lines.isEmpty()) return ", and the log is empty";
            return ", and the log ends with: "
                    + String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return ", and the log can't be read (" + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
