package lab.published;

/**
 * Who measured, and what they measured.
 *
 * @param date     when it was measured, as far as it was stated
 * @param function what their function is
 * @param hello    whether that function does nothing, so that its figures show only the runtime
 */
public record PublishedSource(String name, String url, String date, String licence, String function, boolean hello) {

    static final PublishedSource HELLO = new PublishedSource("lambda-perf", "https://github.com/maxday/lambda-perf",
            "2026-01-01 to 2026-08-22", "Apache-2.0 licence",
            "INIT plus first invocation of a hello world function without an SDK", true);
    static final PublishedSource HELLO_SNAPSTART = new PublishedSource("lambda-perf",
            "https://github.com/maxday/lambda-perf", "2025-10-18", "Apache-2.0 licence",
            "restore plus first invocation of a hello world function on Java 21; each restore is the first one of a "
                    + "new version",
            true);
    static final PublishedSource COLD_BENCH = new PublishedSource("lambda-coldstart-bench",
            "https://github.com/k-i-soft/lambda-coldstart-bench", "April 2026", "MIT licence",
            "billed duration of a Quarkus function on arm64 that calculates SHA-256, writes to DynamoDB once, and "
                    + "reads from it once; each restore is the first one of a new version",
            false);
    static final PublishedSource TALK = new PublishedSource("first-study",
            "https://github.com/mkingopng/AWS_presentation", "the talk's charts", "used with thanks",
            "median cold start of the talk's function, which stores the same data as ours", false);
    static final PublishedSource PRIMING_GUIDE = new PublishedSource("snapstart-priming-guide",
            "https://github.com/marksailes/snapstart-priming-guide", "date not stated", "we quote only its numbers",
            "single calls to a small function with the EMF client and primed classes", false);

    /** One of AWS's samples under load. */
    static PublishedSource samples(String repository, String date) {
        return new PublishedSource("AWS samples", "https://github.com/aws-samples/" + repository, date, "MIT-0 licence",
                "cold starts of an API that uses a database and was under load, including first and later restores",
                false);
    }

    /** For a page: {@code [name](url), function, date, licence}. */
    public String cited() {
        return "[%s](%s), %s, %s, %s".formatted(name, url, function, date, licence);
    }
}
