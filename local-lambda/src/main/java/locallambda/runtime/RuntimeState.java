package locallambda.runtime;

import com.sun.net.httpserver.HttpExchange;

/**
 * The order in which a runtime may do things: INIT, then a poll for an event, one event in hand, its answer, the next
 * poll.
 */
final class RuntimeState {

    private enum Phase { INIT, IDLE, BUSY, ENDED }

    private Phase phase = Phase.INIT;
    private HttpExchange poll;
    private Delivery delivery;

    /**
     * A poll came in.
     *
     * @param superseded an older poll whose client gave up its connection and asks again, or null
     * @param delivery   the event that the poll gets at once, or null
     */
    record Polled(boolean allowed, HttpExchange superseded, Delivery delivery) {}

    synchronized Polled poll(HttpExchange newer) {
        if (phase == Phase.BUSY || phase == Phase.ENDED) return new Polled(false, null, null);
        HttpExchange older = poll;
        poll = delivery == null ? newer : null;
        phase = delivery == null ? Phase.IDLE : Phase.BUSY;
        return new Polled(true, older, delivery);
    }

    /** An event came in: it waits for a poll. Returns false if there will be none. */
    synchronized boolean offer(Delivery next) {
        if (phase == Phase.ENDED) return false;
        delivery = next;
        return true;
    }

    /** The poll that gets the waiting event now, or null: one whose client hung up waits to be superseded. */
    synchronized HttpExchange takePoll() {
        if (phase != Phase.IDLE || poll == null || SocketPeer.hungUp(poll)) return null;
        HttpExchange waiting = poll;
        poll = null;
        phase = Phase.BUSY;
        return waiting;
    }

    /** The connection broke while the event was handed over: it waits for the next poll. */
    synchronized void notHanded(Delivery lost) {
        if (phase == Phase.BUSY && delivery == lost) phase = Phase.IDLE;
    }

    /** The event cannot be handed over at all: {@code open}, if it is not null, or the next poll gets another one. */
    synchronized void undeliverable(Delivery lost, HttpExchange open) {
        notHanded(lost);
        if (delivery != lost) return;
        delivery = null;
        poll = open;
    }

    /** Whether an answer for this request is what comes next: 202 if so, else the status of the refusal. */
    synchronized int expects(String requestId) {
        if (phase != Phase.BUSY) return 403;
        return delivery.call.requestId().equals(requestId) ? 202 : 400;
    }

    /** The answer came in. Returns the event it belongs to, or null if that is over by now. */
    synchronized Delivery answered(String requestId) {
        if (expects(requestId) != 202) return null;
        Delivery over = delivery;
        delivery = null;
        phase = Phase.IDLE;
        return over;
    }

    /** The runtime reports that INIT failed. Returns whether it may report that now. */
    synchronized boolean initFailed() {
        if (phase != Phase.INIT) return false;
        phase = Phase.ENDED;
        return true;
    }

    /**
     * The process has ended.
     *
     * @param busy whether it had the event in hand
     * @param open the event in hand or waiting for a poll, or null
     */
    record Left(boolean busy, Delivery open) {}

    synchronized Left end() {
        Left left = new Left(phase == Phase.BUSY, delivery);
        phase = Phase.ENDED;
        poll = null;
        delivery = null;
        return left;
    }
}
