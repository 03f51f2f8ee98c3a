package locallambda.runtime;

/** How INIT or an invocation ended, according to the Runtime API, the clock or the end of the process. */
public sealed interface Ending {

    /** INIT is over: the runtime asked for its first event. */
    record Ready() implements Ending {}

    /**
     * The runtime answered.
     *
     * @param streamedAs the content type of an answer that was streamed; empty for one that was sent as a whole
     */
    record Answered(byte[] payload, String streamedAs) implements Ending {}

    /** The runtime reported an error, or the Runtime API refused its answer. */
    record Failed(String type, String message, byte[] payload) implements Ending {}

    /** The process ended on its own; {@code status} as a shell shows it, 128 + n for signal n. */
    record Exited(int status) implements Ending {}

    record TimedOut() implements Ending {}

    /**
     * The process was gone before it got the event. Another environment may get the event, because no code has seen it.
     */
    record Gone() implements Ending {}
}
