package locallambda.runtime;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import locallambda.system.LabMarker;

/** What an environment's log stream is called, in CloudWatch's form: day, version, 32 digits of its own. */
final class LogStream {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private LogStream() {}

    /** @param environment its id, unique while this lab runs */
    static String name(FunctionConfig config, String environment) {
        UUID digits =
                UUID.nameUUIDFromBytes((LabMarker.value() + "/" + environment).getBytes(StandardCharsets.UTF_8));
        return DAY.format(LocalDate.now(ZoneOffset.UTC)) + "/[" + config.version() + "]"
                + digits.toString().replace("-", "");
    }
}
