package locallambda.limits;

import java.util.concurrent.atomic.AtomicLong;

/** Makes the names of the environments' control groups: readable, and unique within this lab. */
final class GroupNames {

    private static final AtomicLong NUMBER = new AtomicLong();

    private GroupNames() {}

    /** {@code rust-512/3} becomes {@code rust-512-3.17}: letters, digits, dot, hyphen and underscore only. */
    static String of(String environmentId) {
        return environmentId.replaceAll("[^A-Za-z0-9_.-]", "-") + "." + NUMBER.incrementAndGet();
    }
}
