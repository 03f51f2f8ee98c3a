package locallambda.junit;

import locallambda.report.Report;

/**
 * What an invocation returned.
 *
 * @param payload the function's answer, JSON
 * @param report  the invocation's REPORT line: durations, memory, how the environment started
 * @param log     the end of the invocation's log, at most 4 KB as with AWS's {@code LogType=Tail};
 *                {@link LambdaFunction#log} has all of it
 */
public record Answer(String payload, Report report, String log) {}
