package locallambda.runtime;

/** How INIT or an invocation ended, as the Runtime API, the clock or the end of the process tells it. */
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

    /** The process ended on its own; {@code status} as a shell tells it, 128 + n for signal n. */
    record Exited(int status) implements Ending {}

    record TimedOut() implements Ending {}

    /** The process was gone before it got the event: nobody has seen it, so another environment may. */
    record Gone() implements Ending {}
}
