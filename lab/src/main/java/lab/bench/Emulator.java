package lab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.toolchain.Built;
import lab.toolchain.Shell;
import locallambda.system.Folders;
import locallambda.system.LabMarker;
import locallambda.system.Problem;

/**
 * AWS's Runtime Interface Emulator around the same function, to compare the time that the lab adds to a call with the
 * time that the emulator adds. The emulator has one execution environment and no limits. Source:
 * github.com/aws/aws-lambda-runtime-interface-emulator.
 */
final class Emulator implements AutoCloseable {

    private static final String PACKAGE = "github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie";
    private static final String VERSION = "v0.0.0-20261030222936-bef5c4ba774d";
    private static final String BINARY = "aws-lambda-rie";
    private static final int READY_SECONDS = 20;

    private final Process process;
    private final int port;

    private Emulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The emulator from the cache, where Go builds it first. Empty, with a message, if there is no Go. */
    static Optional<Path> bring(Home home, Consumer<String> say) throws IOException {
        Path binary = home.cache().resolve("emulator").resolve(VERSION).resolve(BINARY);
        if (Files.exists(binary)) return Optional.of(binary);
        Path folder =
                Files.createTempDirectory(Files.createDirectories(home.cache().resolve("emulator")), ".unfinished-");
        try {
            say.accept("Building AWS's Runtime Interface Emulator with Go, once …");
            Path log = folder.resolve("log");
            int exit =
                    Shell.run("go install " + PACKAGE + "@" + VERSION, folder, Map.of("GOBIN", folder.toString()), log);
            if (exit != 0) {
                say.accept("AWS's emulator couldn't be built, so the bench leaves it out: " + lastLine(log));
                return Optional.empty();
            }
            Files.createDirectories(binary.getParent());
            Files.move(folder.resolve(BINARY), binary, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(binary);
        } finally {
            Folders.delete(folder);
        }
    }

    /** @param environment what the function needs besides its own variables */
    static Emulator start(Path binary, Built function, Map<String, String> environment, int memoryMb, Path folder)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = folder.resolve("emulator.log");
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--log-level", "error",
                "--runtime-interface-emulator-address", "127.0.0.1:" + port, "--runtime-api-address",
                "127.0.0.1:" + freePort()));
        command.addAll(function.command(memoryMb));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(function.folder().toFile()).redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(function.environment(memoryMb));
        builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1"); // it keeps AWS_REGION to itself
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "function");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "" + memoryMb);
        Emulator emulator = new Emulator(builder.start(), port);
        for (int tick = 0; tick < READY_SECONDS * 20 && emulator.process.isAlive(); tick++) {
            if (listens(port)) return emulator;
            Thread.sleep(50);
        }
        emulator.close();
        throw new Problem("AWS's Runtime Interface Emulator didn't start: " + lastLine(log),
                "Run the bench again. If that doesn't help, remove Go from the PATH: the bench then leaves the "
                        + "emulator out.");
    }

    /** The address for invocations, which is the same for every function name. */
    URI invocations() {
        return URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log).stream().reduce((a, b) -> b).orElse("its log is empty");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
