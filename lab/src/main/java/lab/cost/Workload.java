package lab.cost;

import java.nio.charset.StandardCharsets;

/**
 * What one invocation uses besides Lambda, which is the same for every variant.
 *
 * @param puts       S3 PUT requests
 * @param writeUnits DynamoDB write units: one per item of up to 1 KB
 * @param logBytes   bytes that CloudWatch Logs ingests
 */
public record Workload(double puts, double writeUnits, long logBytes) {

    private static final String ID = "47e97e7d-52cf-4c83-9133-545749ed2750";

    /** The lines that one warm invocation of the function of this repository leaves in CloudWatch. */
    private static final String LINES = """
            START RequestId: %s Version: $LATEST
            stored %s.txt
            END RequestId: %s
            REPORT RequestId: %s\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\t\
            Max Memory Used: 128 MB\t
            """.formatted(ID, ID, ID, ID);

    /** The function of this repository: one object, one item, and the bytes of its four log lines. */
    public static final Workload RACE = new Workload(1, 1, LINES.getBytes(StandardCharsets.UTF_8).length);
}
