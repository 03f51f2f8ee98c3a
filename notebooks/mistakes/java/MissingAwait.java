import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The answer is sent before the item is stored. */
class MissingAwait {

    static final Set<String> TABLE = ConcurrentHashMap.newKeySet();

    /** Writes an item, some day. */
    static CompletableFuture<Void> record(String id) {
        return CompletableFuture.runAsync(() -> TABLE.add(id),
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
    }

    static String handle(String id) {
        record(id);
        return "200, items in the table: " + TABLE.size();
    }

    void main() {
        IO.println(handle("47e97e7d"));
    }
}
