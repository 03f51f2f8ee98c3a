package lab.run;

/**
 * One invocation of a run: a forced cold start or a measured warm call.
 *
 * @param cold     whether it was a forced cold start
 * @param atMs     when it began, ms since 1970-01-01 UTC
 * @param ms       how long it took: INIT or restore and handler for a cold start, else the handler; platform clock
 * @param billedMs what Lambda bills of it
 */
public record Sample(String variant, int memoryMb, boolean cold, double atMs, double ms, double billedMs) {}
