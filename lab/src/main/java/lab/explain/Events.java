package lab.explain;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * What Java's Flight Recorder saw until the first answer; times in ms.
 *
 * @param loadMs time to load each class, without the classes that it needed first
 * @param calls  constructor of the handler, parsing of the event, the handler, and calls of the SDK in it, in order
 * @param io     time in reads and writes, by kind
 * @param early  peers that INIT talked to
 */
record Events(Map<String, Double> loadMs, List<Call> calls, Map<String, Io> io, Set<String> early) {

    static final String HANDLER = "handler", EVENT = "INIT ends, and the runtime client fetches and parses the event";

    /** @param startMs since the start of the process */
    record Call(String what, double startMs, double ms) {}

    record Io(int count, double ms) {

        Io plus(Io other) {
            return new Io(count + other.count, ms + other.ms);
        }
    }

    static Events read(ColdStart start) throws IOException {
        Instant begun = Instant.ofEpochMilli(start.eventAtMs()).minusNanos((long) (start.initMs() * 1e6));
        Instant end = begun.plusNanos((long) (start.totalMs() * 1e6));
        List<RecordedEvent> events = RecordingFile.readAllEvents(start.folder().resolve(Tool.RECORDING)).stream()
                .filter(event -> event.getStartTime().isBefore(end))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime)).toList();
        Map<String, Io> io = new TreeMap<>();
        Set<String> early = new TreeSet<>();
        List<Call> calls = new ArrayList<>();
        for (RecordedEvent event : events)
            switch (event.getEventType().getName()) {
            case "jdk.SocketRead", "jdk.SocketWrite" -> {
                String peer = start.ports().getOrDefault(event.getLong("port"), "another address");
                io.merge(event.getEventType().getLabel() + ", " + peer, once(event), Io::plus);
                if (event.getStartTime().isBefore(begun.plusNanos((long) (start.initMs() * 1e6)))) early.add(peer);
            }
            case "jdk.FileRead", "jdk.FileWrite" -> io.merge(event.getEventType().getLabel(), once(event), Io::plus);
            case "jdk.MethodTrace" -> calls.add(new Call(name(event),
                    Duration.between(begun, event.getStartTime()).toNanos() / 1e6, ms(event)));
            default -> {}
            }
        return new Events(loads(events), withEvent(outermost(calls), start.initMs()), io, early);
    }

    /** Between the end of INIT and the handler's start, the runtime client fetches and parses the event. */
    static List<Call> withEvent(List<Call> calls, double initMs) {
        List<Call> all = new ArrayList<>(calls);
        // A hook may call the handler before INIT ends.
        calls.stream().filter(call -> call.what().equals(HANDLER) && call.startMs() + call.ms() > initMs).findFirst()
                .ifPresent(handler -> {
                    // One clock counts ms, so the handler may seem to start a little before INIT ends.
                    double from = Math.min(initMs, handler.startMs());
                    all.add(calls.indexOf(handler), new Call(EVENT, from, handler.startMs() - from));
                });
        return all;
    }

    /** A constructor may call another one of its class, and a handler the one that it overloads. */
    private static List<Call> outermost(List<Call> calls) {
        Map<String, Double> ends = new TreeMap<>();
        return calls.stream().filter(call -> {
            if (call.startMs() < ends.getOrDefault(call.what(), 0.0)) return false;
            ends.put(call.what(), call.startMs() + call.ms());
            return true;
        }).toList();
    }

    private static Map<String, Double> loads(List<RecordedEvent> events) {
        Map<String, Double> self = new TreeMap<>();
        Map<Long, Deque<RecordedEvent>> open = new TreeMap<>();
        for (RecordedEvent event : events) {
            if (!event.getEventType().getName().equals("jdk.ClassLoad") || event.getThread() == null
                    || event.getClass("loadedClass") == null)
                continue;
            Deque<RecordedEvent> around =
                    open.computeIfAbsent(event.getThread().getOSThreadId(), _ -> new ArrayDeque<>());
            while (!around.isEmpty() && !event.getStartTime().isBefore(around.peek().getEndTime())) around.pop();
            if (!around.isEmpty()) self.merge(type(around.peek()), -ms(event), Double::sum);
            self.merge(type(event), ms(event), Double::sum);
            around.push(event);
        }
        return self;
    }

    private static String type(RecordedEvent event) {
        return event.getClass("loadedClass").getName();
    }

    /** The SDK's calls go through one method; the client's method above it says which. */
    private static String name(RecordedEvent event) {
        String traced = event.<RecordedMethod>getValue("method").getName();
        if (traced.equals("<init>")) return "handler's constructor";
        if (event.getStackTrace() == null || !traced.equals("execute")) return HANDLER;
        return event.getStackTrace().getFrames().stream().map(RecordedFrame::getMethod)
                .filter(method -> method.getType().getName().matches(".*\\.Default\\w+Client"))
                .map(method -> method.getType().getName().replaceFirst(".*\\.Default(\\w+)Client", "$1") + " "
                        + method.getName())
                .findFirst().orElse(HANDLER);
    }

    private static Io once(RecordedEvent event) {
        return new Io(1, ms(event));
    }

    private static double ms(RecordedEvent event) {
        return event.getDuration().toNanos() / 1e6;
    }
}
