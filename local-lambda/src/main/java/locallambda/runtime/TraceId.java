package locallambda.runtime;

/** X-Ray's trace header, which runtimes expect with each event; nothing is traced here. */
final class TraceId {

    private TraceId() {}

    /** @param requestId a UUID, whose digits the trace takes over */
    static String of(String requestId) {
        String digits = requestId.replace("-", "");
        return "Root=1-" + digits.substring(0, 8) + "-" + digits.substring(8, 32) + ";Parent="
                + digits.substring(16, 32) + ";Sampled=0";
    }
}
