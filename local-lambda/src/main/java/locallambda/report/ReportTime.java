package locallambda.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Lambda's logs have them: always with three decimals, which {@link Instant#toString} leaves out if zero. */
public final class ReportTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportTime() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
