package locallambda.runtime;

/** How INIT or an invocation ended, as the Runtime API, the clock or the end of the process tells it. */
public sealed interface Ending {

    /** INIT is over: the runtime asked for its first event. */
    record Ready() implements Ending {}

    record Answered(byte[] payload) implements Ending {}

    /** The runtime reported an error, or the Runtime API refused its answer. */
    record Failed(String type, String message, byte[] payload) implements Ending {}

    /** The process ended on its own; {@code status} as a shell tells it, 128 + n for signal n. */
    record Exited(int status) implements Ending {}

    record TimedOut() implements Ending {}

    /** The process was gone before it got the event: nobody has seen it, so another environment may. */
    record Gone() implements Ending {}
}
