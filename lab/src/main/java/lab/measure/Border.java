package lab.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stops a function's calls to the outside. It is the HTTP proxy of the function's JVM, and the endpoint of every AWS
 * service that isn't local. It records which host or service the function wanted to call, responds with an error at
 * once, and passes nothing on.
 */
public final class Border implements AutoCloseable {

    private static final Pattern HOST = Pattern.compile("^\\w+ (?:https?://)?([^/:\\s]+)");
    private static final Pattern SCOPE =
            Pattern.compile("(?i)^authorization:.*Credential=[^/]+/\\d+/[^/]*/([^/]+)/aws4_request.*");
    /** The service stands before the region, or, without a region, at the end; checkip only tells one's address. */
    private static final Pattern AWS_HOST = Pattern.compile("(?:.*?\\.)??(?:([a-z0-9-]+)\\.[a-z]{2}(?:-[a-z]+)+-\\d"
            + "|((?!checkip)[a-z0-9-]+))\\.amazonaws\\.com(?:\\.cn)?");
    /** In the words of the JDK and of the SDK for Java 1. */
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?:UnknownHostException|Unable to execute HTTP request):? ([a-z0-9][a-zA-Z0-9.-]+\\.[a-z]{2,})");
    /** AWS's own names, which its SDKs have in their variables, of services whose host has another one. */
    private static final Map<String, String> NAMES = Map.of("dynamodb", "DynamoDB", "events", "EventBridge",
            "secretsmanager", "Secrets Manager", "states", "SFN", "monitoring", "CloudWatch", "logs",
            "CloudWatch Logs");
    private static final String REFUSAL = "The lab has no such service, and it blocks calls to the network.";

    /**
     * A host or service that a function wanted to call.
     *
     * @param aws  whether it is a service of AWS; then {@code name} is the service, else a host
     * @param atMs when, in ms since 1970
     */
    public record Wanted(boolean aws, String name, long atMs) {

        /** {@code SQS}, or the host's name. */
        public String words() {
            if (!aws) return name;
            if (NAMES.containsKey(name)) return NAMES.get(name);
            return name.length() <= 4 ? name.toUpperCase(Locale.ROOT)
                    : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private final ServerSocket server;
    private final List<Wanted> wanted = new CopyOnWriteArrayList<>();

    private Border(ServerSocket server) {
        this.server = server;
    }

    /** On a free port of loopback. */
    public static Border open() {
        try {
            Border border = new Border(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("border").start(border::listen);
            return border;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Everything that functions have wanted to call since the last call of this method. */
    public List<Wanted> take() {
        List<Wanted> seen = new ArrayList<>(wanted);
        wanted.removeAll(seen);
        return seen;
    }

    /** The service or host that an error message names, for clients that gave up before they made a call. */
    static Optional<Wanted> named(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        return unknown.find() ? Optional.of(of(unknown.group(1), System.currentTimeMillis())) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!server.isClosed())
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> refuse(socket));
            } catch (IOException e) {
                return; // closed
            }
    }

    private void refuse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(5_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            if (request == null) return;
            Optional<String> service = Optional.empty();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                Matcher scope = SCOPE.matcher(line);
                if (scope.matches()) service = Optional.of(scope.group(1));
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            for (int left = Math.min(length, 1_000_000); left > 0 && in.read() >= 0;) left--;
            note(request, service);
            String body = "{\"__type\":\"NotInThisLab\",\"message\":\"" + REFUSAL + "\"}";
            socket.getOutputStream().write(("HTTP/1.1 403 Forbidden\r\nx-amzn-errortype: NotInThisLab\r\n"
                    + "content-type: application/json\r\nconnection: close\r\ncontent-length: " + body.length()
                    + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException | NumberFormatException e) {
            return; // who called has gone, or speaks no HTTP
        }
    }

    private void note(String request, Optional<String> service) {
        long now = System.currentTimeMillis();
        Matcher host = HOST.matcher(request);
        if (service.isPresent()) wanted.add(new Wanted(true, service.get(), now));
        else if (host.find()) wanted.add(of(host.group(1), now));
        else wanted.add(new Wanted(true, "AWS", now));
    }

    private static Wanted of(String host, long atMs) {
        Matcher aws = AWS_HOST.matcher(host);
        if (!aws.matches()) return new Wanted(false, host, atMs);
        return new Wanted(true, aws.group(1) == null ? aws.group(2) : aws.group(1), atMs);
    }
}
