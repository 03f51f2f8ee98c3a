package locallambda.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * X-Ray's trace header, which runtimes expect with each event. A caller's trace continues in the function, as on AWS,
 * but nothing is traced here. Source: AWS X-Ray Developer Guide, "Tracing header".
 */
public final class TraceId {

    private static final Map<String, Pattern> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("Root", Pattern.compile("1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24}"));
        PARTS.put("Parent", Pattern.compile("[0-9a-fA-F]{16}"));
        PARTS.put("Sampled", Pattern.compile("[01]"));
    }

    private TraceId() {}

    /**
     * The trace header of an invocation.
     *
     * @param header    what the caller sent as {@code X-Amzn-Trace-Id}; parts that X-Ray would not accept are left out
     * @param requestId a UUID, whose digits a new trace takes over
     */
    public static String of(String header, String requestId) {
        String digits = requestId.replace("-", "");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Root", "1-" + digits.substring(0, 8) + "-" + digits.substring(8, 32));
        parts.put("Parent", digits.substring(16, 32));
        parts.put("Sampled", "0");
        for (String part : header.split(";")) {
            String[] pair = part.strip().split("=", 2);
            Pattern expected = PARTS.get(pair[0]);
            if (pair.length == 2 && expected != null && expected.matcher(pair[1]).matches())
                parts.put(pair[0], pair[1]);
        }
        return "Root=" + parts.get("Root") + ";Parent=" + parts.get("Parent") + ";Sampled=" + parts.get("Sampled");
    }

    /** The part of a trace header that names the trace, {@code Root=…}. */
    public static String root(String header) {
        return header.split(";", 2)[0];
    }
}
