package lab.toolchain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.console.ProgressLine;
import lab.console.Terminal;

/**
 * Shows builds. On a terminal, one line shows what is being built or installed, the time so far, the expected time, and
 * what comes next. Elsewhere, a line is printed before each build or installation.
 */
public final class BuildProgress implements BuildListener, AutoCloseable {

    private static final int EVERY_MS = 500;

    private final Terminal terminal;
    private final String last;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private ProgressLine line;
    private String then = "";
    private long start;

    /** @param last what comes after the builds, e.g. {@code the race}; empty for nothing */
    public BuildProgress(Terminal terminal, String last) {
        this.terminal = terminal;
        this.last = last;
        clock.scheduleAtFixedRate(this::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void begins(String variant, OptionalDouble expectedS, List<String> next) {
        long expected = Math.round(expectedS.orElse(-1));
        start = System.nanoTime();
        then = then(next);
        if (!terminal.interactive() && (expected > 0 || !then.isEmpty()))
            accept("  " + (expected > 0 ? "about %d s".formatted(expected) : "")
                    + (expected > 0 && !then.isEmpty() ? "; " : "") + (then.isEmpty() ? "" : "next: " + then));
        line = ProgressLine.of(terminal, "build " + variant, expected > 0 ? expected : -1);
    }

    @Override
    public synchronized void installs(String tool, List<String> next) {
        start = System.nanoTime();
        then = next.isEmpty() ? "" : then(next);
        line = ProgressLine.of(terminal, "install " + tool, -1);
    }

    private String then(List<String> next) {
        return Stream.concat(next.stream(), Stream.of(last)).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @Override
    public synchronized void ends() {
        line.close();
        line = null;
    }

    @Override
    public synchronized void accept(String sentence) {
        if (line == null) terminal.out().println(sentence);
        else line.println(sentence);
    }

    private synchronized void tick() {
        if (line != null)
            line.stepTo((System.nanoTime() - start) / 1_000_000_000, then.isEmpty() ? "" : "next: " + then);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
