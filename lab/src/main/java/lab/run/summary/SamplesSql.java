package lab.run.summary;

import java.util.EnumMap;
import java.util.Map;

/**
 * How raw files become samples; each statement stands for a sentence of docs/results.md. Names and ids become numbers
 * while they are read, because tens of millions of samples have to fit.
 */
final class SamplesSql {

    private SamplesSql() {}

    static final String CELLS = "CREATE TABLE cells (id SMALLINT, cell VARCHAR, start VARCHAR)";

    /** REPORT lines. Takes the list of files. */
    static final String REPORTS = """
            CREATE TABLE reports AS
            SELECT cells.id AS cell, hash(environment) AS environment, "at", coalesce(initMs, restoreMs) AS newMs, durationMs, billedMs, peakMb,
                   cpuMs, CASE WHEN lines.start <> 'warm' THEN 'requestId=' || requestId END AS newId,
                   status = 'success' AND phase = CASE cells.start WHEN 'cold' THEN 'cold' ELSE 'measured' END
                       AND (cells.start = 'cold') = (lines.start <> 'warm') AS counts,
                   status = 'success' AND phase = 'burst' AND lines.start <> 'warm' AS later
            FROM read_json(%s, format = 'newline_delimited', columns = {
                requestId: 'VARCHAR', "function": 'VARCHAR', environment: 'VARCHAR', phase: 'VARCHAR', "at": 'BIGINT', start: 'VARCHAR',
                initMs: 'DOUBLE', restoreMs: 'DOUBLE', durationMs: 'DOUBLE', billedMs: 'DOUBLE', peakMb: 'DOUBLE', cpuMs: 'DOUBLE',
                status: 'VARCHAR'}) AS lines
            JOIN cells ON cells.cell = lines."function\"""";

    /**
     * One row for each request: k6's own clock and whether the answer was valid. Takes a table expression over k6's
     * rows. Calls that happened to meet a cold start count for no warm cell, and the other way round.
     */
    static final String CALLS =
            """
            CREATE TABLE calls AS
            SELECT cells.id AS cell, metric_value::DOUBLE AS value, status = '200' AND error IS NULL AS valid,
                   coalesce(metadata IN (SELECT newId FROM reports WHERE newId IS NOT NULL), cells.start = 'cold') = (cells.start = 'cold') AS counts
            FROM %s AS k6 JOIN cells ON cells.cell = k6.scenario
            WHERE metric_name = 'call' AND contains(extra_tags, CASE cells.start WHEN 'cold' THEN 'phase=cold' ELSE 'phase=measured' END)""";

    /**
     * CPU time since the invocation before in the same environment; of its first invocation, since the environment's
     * start.
     */
    static final String CPU = """
            CREATE TABLE cpu AS
            SELECT cell, used AS value FROM (
                SELECT cell, counts, CASE WHEN first THEN cpuMs
                    ELSE cpuMs - lag(cpuMs) OVER (PARTITION BY cell, environment ORDER BY "at", cpuMs) END AS used
                FROM (SELECT cell, environment, "at", cpuMs, newId IS NOT NULL AS first, counts FROM reports WHERE cpuMs IS NOT NULL))
            WHERE counts AND used IS NOT NULL""";

    /** Where a metric's samples are: a table expression with the columns {@code cell} and {@code value}. */
    static final Map<Metric, String> SAMPLES = new EnumMap<>(Map.of(
            Metric.COLD, "(SELECT cell, newMs + durationMs AS value FROM reports WHERE counts)",
            Metric.INIT, "(SELECT cell, newMs AS value FROM reports WHERE counts)",
            Metric.FIRST, "(SELECT cell, durationMs AS value FROM reports WHERE counts)",
            Metric.LATER, "(SELECT cell, newMs + durationMs AS value FROM reports WHERE later)",
            Metric.HANDLER, "(SELECT cell, durationMs AS value FROM reports WHERE counts)",
            Metric.CLIENT, "(SELECT cell, value FROM calls WHERE counts AND valid)",
            Metric.CPU, "cpu",
            Metric.BILLED, "(SELECT cell, billedMs AS value FROM reports WHERE counts)",
            Metric.PEAK, "(SELECT cell, max(peakMb) AS value FROM reports GROUP BY cell, environment)",
            Metric.ERRORS, "(SELECT cell, value FROM calls WHERE NOT valid)"));
}
