package lab.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lab.platform.LocalPlatform;

/** How many puts per second the stores can handle. The stores must not be the bottleneck of what is measured. */
final class Puts {

    private Puts() {}

    static List<BenchFigure> measure(LocalPlatform platform) throws InterruptedException {
        Map<String, String> stores = platform.storesEnvironment();
        List<BenchFigure> figures = new ArrayList<>();
        for (int clients : List.of(1, 10)) {
            figures.add(figure("S3 puts", clients, ClosedLoop.loop(() -> s3(stores), clients, Duration.ofSeconds(3))));
            figures.add(figure("DynamoDB puts", clients,
                    ClosedLoop.loop(() -> dynamoDb(stores), clients, Duration.ofSeconds(3))));
        }
        platform.emptyStores();
        return figures;
    }

    private static BenchFigure figure(String name, int clients, ClosedLoop.Outcome outcome) {
        return new BenchFigure(name, outcome.perSecond(), "puts/s", outcome.latenciesMs().length,
                clients + (clients == 1 ? " client, " : " clients, ") + outcome.failures()
                        + " failures, Java's HTTP client, no SDK");
    }

    private static HttpRequest s3(Map<String, String> stores) {
        String id = UUID.randomUUID().toString();
        return HttpRequest.newBuilder(
                URI.create(stores.get("AWS_ENDPOINT_URL_S3") + "/" + stores.get("BUCKET") + "/" + id + ".txt"))
                .PUT(HttpRequest.BodyPublishers.ofString(id)).build();
    }

    /** DynamoDB Local wants a signature's form and checks nothing but that. */
    private static HttpRequest dynamoDb(Map<String, String> stores) {
        return HttpRequest.newBuilder(URI.create(stores.get("AWS_ENDPOINT_URL_DYNAMODB")))
                .header("X-Amz-Target", "DynamoDB_20120810.PutItem")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + stores.get("AWS_ACCESS_KEY_ID")
                        + "/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"}}}"
                        .formatted(stores.get("TABLE"), UUID.randomUUID())))
                .build();
    }
}
