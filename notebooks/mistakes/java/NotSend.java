import java.util.List;
import java.util.stream.IntStream;

/** Threads share a counter that is not made for it. */
class NotSend {

    static int calls;

    static void count() {
        int seen = calls;
        Thread.yield(); // the work of a call
        calls = seen + 1;
    }

    void main() throws InterruptedException {
        List<Thread> workers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> IntStream.range(0, 1000).forEach(_ -> count())))
                .toList();
        for (Thread worker : workers) worker.join();
        IO.println("counted " + calls + " of 8000 calls");
    }
}
