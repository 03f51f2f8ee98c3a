package lab.result;

import java.util.List;

/** How raw files become samples; each statement stands for a sentence of docs/results.md. */
final class SamplesSql {

    private SamplesSql() {}

    /** REPORT lines with the CPU time since the invocation before in the same environment. Takes the list of files. */
    static final String REPORTS = """
            CREATE TABLE reports AS
            SELECT lines."function" AS cell, cells.start AS kind, lines.* EXCLUDE ("function"),
                   cpuMs - lag(cpuMs) OVER (PARTITION BY lines."function", environment ORDER BY lines."at", requestId) AS cpuUsedMs,
                   status = 'success' AND phase = CASE cells.start WHEN 'cold' THEN 'cold' ELSE 'measured' END
                       AND (cells.start = 'cold') = (lines.start <> 'warm') AS counts
            FROM read_json(%s, format = 'newline_delimited', columns = {
                requestId: 'VARCHAR', "function": 'VARCHAR', environment: 'VARCHAR', phase: 'VARCHAR', "at": 'BIGINT', start: 'VARCHAR',
                initMs: 'DOUBLE', restoreMs: 'DOUBLE', durationMs: 'DOUBLE', billedMs: 'DOUBLE', peakMb: 'DOUBLE', cpuMs: 'DOUBLE',
                status: 'VARCHAR'}) AS lines
            JOIN cells ON cells.cell = lines."function\"""";

    /**
     * One row for each request: k6's own clock and whether the answer was valid. Takes a table expression over k6's rows. Calls that
     * happened to meet a cold start count for no warm cell, and the other way round.
     */
    static final String CALLS = """
            CREATE TABLE calls AS
            SELECT scenario AS cell, metric_value::DOUBLE AS value, status = '200' AND error IS NULL AS valid,
                   contains('&' || extra_tags || '&', CASE cells.start WHEN 'cold' THEN '&phase=cold&' ELSE '&phase=measured&' END) AS counts,
                   coalesce(regexp_extract(metadata, 'requestId=([^&]*)', 1) IN (SELECT requestId FROM reports WHERE start <> 'warm'),
                            cells.start = 'cold') AS new,
                   cells.start AS kind
            FROM %s AS k6 JOIN cells ON cells.cell = k6.scenario
            WHERE metric_name = 'call'""";

    static final List<String> METRICS = List.of(
            "INSERT INTO samples SELECT cell, 'cold', coalesce(initMs, restoreMs) + durationMs FROM reports WHERE counts AND kind = 'cold'",
            "INSERT INTO samples SELECT cell, 'init', coalesce(initMs, restoreMs) FROM reports WHERE counts AND kind = 'cold'",
            "INSERT INTO samples SELECT cell, 'first', durationMs FROM reports WHERE counts AND kind = 'cold'",
            "INSERT INTO samples SELECT cell, 'handler', durationMs FROM reports WHERE counts AND kind = 'warm'",
            "INSERT INTO samples SELECT cell, 'billed', billedMs FROM reports WHERE counts",
            """
            INSERT INTO samples SELECT cell, 'cpu', CASE kind WHEN 'cold' THEN cpuMs ELSE cpuUsedMs END AS used FROM reports
            WHERE counts AND used IS NOT NULL""",
            "INSERT INTO samples SELECT cell, 'peak', max(peakMb) FROM reports GROUP BY cell, environment",
            "INSERT INTO samples SELECT cell, 'client', value FROM calls WHERE counts AND valid AND new = (kind = 'cold')");
}
