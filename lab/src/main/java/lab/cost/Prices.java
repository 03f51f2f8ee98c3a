package lab.cost;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import lab.run.record.Architecture;

/** AWS's prices as data. Each price has its source and the date since which it applies. All amounts are in USD. */
public record Prices(
        String region, LocalDate writtenDown, Lambda lambda, SnapStartPrice snapStart, S3 s3, DynamoDb dynamodb,
        Logs logs) {

    private static final String RESOURCE = "/lab/cost/prices.yaml";

    /** AWS Lambda on demand; the free amounts are per month. */
    public record Lambda(
            URI source, LocalDate since, double perRequest, long freeRequests, double freeGbSeconds, List<Tier> x86,
            List<Tier> arm) {}

    /** The price per GB-second for a month's usage above {@code fromGbSeconds}. */
    public record Tier(double fromGbSeconds, double perGbSecond) {}

    /** SnapStart of runtimes other than managed Java, per GB of the function's memory. */
    public record SnapStartPrice(URI source, LocalDate since, double cachedPerGbSecond, double restoredPerGb) {}

    /** Amazon S3 Standard, per PUT request. */
    public record S3(URI source, LocalDate since, double perPut) {}

    /** Amazon DynamoDB on demand; one unit writes an item of up to 1 KB. */
    public record DynamoDb(URI source, LocalDate since, double perWriteUnit) {}

    /** Amazon CloudWatch Logs, per GB ingested. */
    public record Logs(URI source, LocalDate since, double perGb) {}

    /** The prices in this checkout: {@code prices.yaml}, us-east-1. */
    public static Prices published() {
        var yaml = JsonMapper.builder(new YAMLFactory())
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
        try (InputStream in = Prices.class.getResourceAsStream(RESOURCE)) {
            return yaml.readValue(in, Prices.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }

    List<Tier> tiers(Architecture architecture) {
        return switch (architecture) {
            case X86 -> lambda.x86;
            case ARM -> lambda.arm;
        };
    }
}
