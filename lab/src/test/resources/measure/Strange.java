import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Functions with which something is wrong, or of which one might think so. */
public class Strange {

    public static class Sound implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            return Map.of("statusCode", 200, "home", new TreeSet<>(List.of(home())),
                    "key", System.getenv("AWS_ACCESS_KEY_ID"), "greeting", String.valueOf(System.getenv("GREETING")));
        }
    }

    public static class ReadsPrices implements RequestHandler<Object, Map<String, String>> {
        public Map<String, String> handleRequest(Object event, Context context) {
            try (S3Client s3 = S3Client.builder().region(Region.US_EAST_1).forcePathStyle(true).build()) {
                return Map.of("prices", s3.getObjectAsBytes(get -> get.bucket("shop").key("2026/prices.json"))
                        .asUtf8String());
            }
        }
    }

    public static class NeedsVariable implements RequestHandler<Object, String> {
        private final String table = System.getenv("ORDERS_TABLE");

        public NeedsVariable() {
            if (table == null) throw new IllegalStateException("ORDERS_TABLE is not set");
        }

        public String handleRequest(Object event, Context context) {
            return table;
        }
    }

    public static class Rejects implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            return Map.of("statusCode", 422, "body", "{\"error\": \"no such country\"}");
        }
    }

    public record Order(String customer) {}

    public static class TakesRecord implements RequestHandler<Order, Order> {
        public Order handleRequest(Order event, Context context) {
            return event;
        }
    }

    public static class Closed {
        private Closed(int number) {}
    }

    public static class TakesNoEvent implements RequestHandler<Closed, String> {
        public String handleRequest(Closed event, Context context) {
            return "";
        }
    }

    public static class NeverReturns implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "";
        }
    }

    public static class FillsTmp implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            try (OutputStream out = Files.newOutputStream(Path.of("/tmp/large"))) {
                for (int i = 0; i < 600; i++) out.write(new byte[1024 * 1024]);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
            return "written";
        }
    }

    public static class NeedsMemory implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            List<byte[]> all = new ArrayList<>();
            for (int i = 0; i < 3072; i++) all.add(new byte[1024 * 1024]);
            return "" + all.size();
        }
    }

    public static class Prints implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            String line = "x".repeat(999);
            for (int i = 0; i < 50_000; i++) System.out.println(line);
            return "printed";
        }
    }

    public static class Forks implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            try {
                new ProcessBuilder("sleep", "600").start();
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
            return "forked";
        }
    }

    public static class CallsInternet implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            return get("https://example.com/");
        }
    }

    /** As the SDK for Java 1 does: by the service's own name. */
    public static class CallsSqs implements RequestHandler<Object, String> {
        private static final String ANSWER = get("https://sqs.us-east-1.amazonaws.com/");

        public String handleRequest(Object event, Context context) {
            return ANSWER;
        }
    }

    /** As a client that tries again does. */
    public static class KeepsCallingSqs implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            for (;;)
                try {
                    return get("https://sqs.us-east-1.amazonaws.com/");
                } catch (RuntimeException e) {
                    LockSupport.parkNanos(100_000_000);
                }
        }
    }

    public static class CallsSts implements RequestHandler<Object, String> {
        private final StsClient sts = StsClient.builder().region(Region.US_EAST_1).build();

        public String handleRequest(Object event, Context context) {
            return sts.getCallerIdentity().account();
        }
    }

    /** As many examples do. */
    public static class HidesFailure implements RequestHandler<Object, Map<String, Object>> {
        public Map<String, Object> handleRequest(Object event, Context context) {
            try {
                return Map.of("statusCode", 200, "body", get("https://checkip.amazonaws.com"));
            } catch (IllegalStateException e) {
                return Map.of("statusCode", 500, "body", "{}");
            }
        }
    }

    /** Sees that it can do without. */
    public static class TriesSqs implements RequestHandler<Object, String> {
        public String handleRequest(Object event, Context context) {
            try {
                return get("https://sqs.us-east-1.amazonaws.com/");
            } catch (IllegalStateException e) {
                return "without";
            }
        }
    }

    private static String[] home() {
        return new File(System.getProperty("user.home")).list();
    }

    private static String get(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            return "" + connection.getResponseCode();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("can't reach " + url + ": " + e.getMessage(), e);
        }
    }
}
