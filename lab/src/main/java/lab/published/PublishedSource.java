package lab.published;

/**
 * Whose measurements, and of what.
 *
 * @param date     when it was measured, as far as it was stated
 * @param function what their function is
 * @param hello    whether that function does nothing: then its figures tell of the runtime alone
 */
public record PublishedSource(String name, String url, String date, String licence, String function, boolean hello) {

    static final PublishedSource HELLO = new PublishedSource("lambda-perf", "https://github.com/maxday/lambda-perf",
            "2026-01-01 to 2026-08-22", "Apache-2.0", "hello world without an SDK; INIT + first invocation", true);
    static final PublishedSource HELLO_SNAPSTART = new PublishedSource("lambda-perf",
            "https://github.com/maxday/lambda-perf", "2025-10-18", "Apache-2.0",
            "hello world on Java 21, the first restore of each new version; restore + first invocation", true);
    static final PublishedSource COLD_BENCH = new PublishedSource("lambda-coldstart-bench",
            "https://github.com/k-i-soft/lambda-coldstart-bench", "2026-04", "MIT",
            "Quarkus on arm64, SHA-256, a write to and a read from DynamoDB, the first restore of each new "
                    + "version; billed duration",
            false);
    static final PublishedSource TALK = new PublishedSource("first-study",
            "https://github.com/mkingopng/AWS_presentation", "the talk's charts", "with thanks",
            "the talk's function, which saves as ours does; median cold start", false);
    static final PublishedSource PRIMING_GUIDE = new PublishedSource("snapstart-priming-guide",
            "https://github.com/marksailes/snapstart-priming-guide", "not stated", "numbers only",
            "a small function with the EMF client, classes primed; single calls", false);

    /** One of AWS's samples under load. */
    static PublishedSource samples(String repository, String date) {
        return new PublishedSource("AWS samples", "https://github.com/aws-samples/" + repository, date, "MIT-0",
                "an API with a database under load, first and later restores; cold start", false);
    }

    /** For a page: {@code [name](url), function, date, licence}. */
    public String cited() {
        return "[%s](%s), %s, %s, %s".formatted(name, url, function, date, licence);
    }
}
