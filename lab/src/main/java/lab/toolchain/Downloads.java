package lab.toolchain;

import java.util.Map;

/**
 * Limits how long the tools that the lab starts wait for a host that does not answer: ten seconds, so that the lab soon
 * tries the next way or reports the failure. Each tool has its own setting for this limit, and most tools read it from
 * their environment. Go and npm have no setting for connecting, so {@code K6Finder} and {@link NodePackages} first send
 * a small request with a time limit. A variant's build by Go waits for half a minute.
 */
public final class Downloads {

    /** One attempt; there is one more. */
    private static final String SECONDS = "5";

    /** Options of {@code apt-get}, which reads no variables. */
    public static final String APT = "-o Acquire::http::Timeout=" + SECONDS + " -o Acquire::https::Timeout=" + SECONDS
            + " -o Acquire::Retries=1";

    private static final Map<String, String> SETTINGS = Map.of("PIP_TIMEOUT", SECONDS, "PIP_DEFAULT_TIMEOUT", SECONDS,
            "PIP_RETRIES", "1", "CARGO_HTTP_TIMEOUT", SECONDS, "CARGO_NET_RETRY", "1", "npm_config_fetch_retries", "1",
            "npm_config_fetch_retry_mintimeout", "100", "npm_config_fetch_timeout", "10000",
            // how long the C library waits for an answer about a host's address
            "RES_OPTIONS", "timeout:2 attempts:2");

    /** Maven 3.8 waits as long for a connection as newer ones for an answer; its own limit there is half an hour. */
    private static final String MAVEN = "-Daether.connector.connectTimeout=" + SECONDS
            + "000 -Daether.connector.requestTimeout=10000 -Dmaven.wagon.rto=60000";

    private Downloads() {}

    /** Adds the settings to the environment of a process that may download. */
    public static void hurry(Map<String, String> environment) {
        environment.putAll(SETTINGS);
        environment.merge("MAVEN_OPTS", MAVEN,
                (theirs, ours) -> theirs.contains(ours) ? theirs : theirs + " " + ours);
    }
}
