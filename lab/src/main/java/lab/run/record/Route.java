package lab.run.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import locallambda.system.Problem;

/**
 * How functions reach the stores. The route is one of a run's conditions, in its {@code run.json}.
 *
 * @param tls        whether both stores use TLS, with a certificate from the lab's own authority
 * @param network    name of the added delay; {@link #LOOPBACK} if there is none
 * @param s3Ms       by how many ms each write to S3 is delayed
 * @param dynamoDbMs by how many ms each call to DynamoDB is delayed
 */
public record Route(boolean tls, String network, long s3Ms, long dynamoDbMs) {

    public static final String LOOPBACK = "loopback";
    /** The route of a run that does not request another route. */
    public static final Route PLAIN = new Route(false, LOOPBACK, 0, 0);

    /**
     * @param stores  {@code plain} or {@code tls}
     * @param network {@code loopback} or a name of {@code networks.yaml}
     * @throws Problem for any other name
     */
    public static Route of(String stores, String network) {
        if (!List.of("plain", "tls").contains(stores))
            throw new Problem("The stores can't be \"" + stores + "\".", "Choose plain (HTTP, the default) or tls.");
        boolean tls = stores.equals("tls");
        if (network.equals(LOOPBACK)) return new Route(tls, LOOPBACK, 0, 0);
        Map<String, Network> known = Network.known();
        if (!known.containsKey(network))
            throw new Problem("There is no network \"" + network + "\".",
                    "Choose " + LOOPBACK + " (the default) or " + String.join(", ", known.keySet()) + ".");
        return new Route(tls, network, known.get(network).s3Ms(), known.get(network).dynamoDbMs());
    }

    @JsonIgnore
    public boolean isPlain() {
        return equals(PLAIN);
    }

    /** For captions and tables, e.g. {@code stores over TLS, region network delay (S3 +20 ms, DynamoDB +5 ms)}. */
    public String brief() {
        List<String> parts = new ArrayList<>();
        parts.add("stores over " + (tls ? "TLS" : "plain HTTP"));
        if (!network.equals(LOOPBACK))
            parts.add("%s network delay (S3 +%d ms, DynamoDB +%d ms)".formatted(network, s3Ms, dynamoDbMs));
        return String.join(", ", parts);
    }

    /** The options of {@code race} that request this route; empty for the usual route. */
    public String options() {
        return (tls ? " --stores tls" : "") + (network.equals(LOOPBACK) ? "" : " --network " + network);
    }
}
