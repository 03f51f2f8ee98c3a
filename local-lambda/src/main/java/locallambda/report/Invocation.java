package locallambda.report;

/**
 * One invocation as the platform records it: who sent it, which execution environment answered, and its REPORT line.
 * Each invocation is one line in a cell's {@code reports.ndjson}.
 *
 * @param function    the deployed function, e.g. {@code rust-512-warm}
 * @param environment the execution environment that answered, unique within a run, e.g. {@code rust-512-warm/3}
 * @param phase       what the sender called this request ({@code cold}, {@code warm-up}, {@code measured}); empty if
 *                    the request names no phase
 * @param sender      who sent it, e.g. {@code k6/007}; empty if the request names no sender
 * @param startedAtMs when the handler got the event, ms since 1970-01-01 UTC
 * @param cpuMs       CPU time of the whole environment from its start to the end of this invocation; NaN if it can't be
 *                    measured
 * @param error       the error message of a failed invocation; empty if it succeeded
 */
public record Invocation(
        String function, String environment, String phase, String sender, long startedAtMs, double cpuMs, Report report,
        String error) {}
