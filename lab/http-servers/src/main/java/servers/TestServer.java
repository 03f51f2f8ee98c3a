package servers;

import java.util.List;

/** One way to serve HTTP on a free port of 127.0.0.1. */
interface TestServer {

    /** Starts it. @return its port */
    int start() throws Exception;

    static List<String> names() {
        return List.of("own", "jdk", "jetty", "helidon", "undertow", "netty");
    }

    static TestServer of(String name) {
        return switch (name) {
            case "own" -> new OwnServer();
            case "jdk" -> new JdkServer();
            case "jetty" -> new JettyServer();
            case "helidon" -> new HelidonServer();
            case "undertow" -> new UndertowServer();
            case "netty" -> new NettyServer();
            default -> throw new IllegalArgumentException("No server has the name " + name + ": " + names());
        };
    }

    static String title(String name) {
        return switch (name) {
            case "own" -> "the local Lambda's own";
            case "jdk" -> "the JDK's `HttpServer`";
            case "jetty" -> "Jetty 12";
            case "helidon" -> "Helidon 4";
            case "undertow" -> "Undertow 2";
            default -> "Netty 4";
        };
    }

    /** Serves until its standard input ends. */
    static void main(String[] arguments) throws Exception {
        System.out.println(of(arguments[0]).start());
        System.in.read();
        System.exit(0);
    }
}
