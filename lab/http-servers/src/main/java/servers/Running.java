package servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server in a JVM of its own.
 *
 * @param readyNanos from the start of its process to its first answer
 */
record Running(Process process, int port, long readyNanos) implements AutoCloseable {

    /** Started as the lab's own JVM is: C1 alone. */
    static Running start(String name) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                TestServer.class.getName(), name)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
        int port = Integer.parseInt(out.readLine());
        try (Client client = new Client(port)) {
            client.call();
        }
        return new Running(process, port, System.nanoTime() - start);
    }

    /** Its resident memory in MB. */
    double megabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow() / 1024.0;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
