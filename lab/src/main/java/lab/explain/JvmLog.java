package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM logged about itself until the first answer.
 *
 * @param loads    of classes, in order
 * @param shared   how many of them came from the JDK's CDS archive or an AOT cache instead of a jar
 * @param inits    of classes, in order
 * @param statics  how many of them had static initializers to run
 * @param verifyNs time in the verifier; what it loads meanwhile is part of it
 * @param pauseNs  of the garbage collector, by phase: before and after the first event
 * @param compiled methods by compiler
 * @param late     how many methods were compiled after the first event
 */
record JvmLog(List<Line> loads, int shared, List<Line> inits, int statics, long verifyNs, long[] pauseNs,
        Map<String, Integer> compiled, int late) {

    /** @param nanos {@link System#nanoTime} */
    record Line(long nanos, String type) {}

    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns\\s*]\\[([a-z+,]+)\\s*] (.*)");
    private static final Pattern LOAD = Pattern.compile("(\\S+) source: (shared objects file)?.*");
    private static final Pattern INIT = Pattern.compile("\\d+ Initializing '([^']+)'(\\(no method\\))? \\(0x.*");
    private static final Pattern VERIFY = Pattern.compile("(Start|End) class verification for: .*");
    private static final Pattern PAUSE = Pattern.compile(".*Pause .* ([0-9.]+)ms");
    private static final Pattern COMPILED = Pattern.compile("\\s*\\d+\\s+[%sb!n ]*\\s([1-4])\\s+\\S+::.*bytes\\)\\s*");

    /** Reads the log of a start that had it on. */
    static JvmLog read(ColdStart start) throws IOException {
        Reading reading = new Reading(start.eventNanos());
        try (Stream<String> lines = Files.lines(start.folder().resolve(Tool.LOG))) {
            lines.map(LINE::matcher).filter(Matcher::matches)
                    .filter(line -> Long.parseLong(line.group(1)) <= start.endNanos())
                    .forEach(line -> reading.line(Long.parseLong(line.group(1)), line.group(3)));
        }
        return reading.log();
    }

    private static final class Reading {

        private final long eventNanos;
        private final List<Line> loads = new ArrayList<>();
        private final List<Line> inits = new ArrayList<>();
        private final long[] pauses = new long[2];
        private final Map<String, Integer> compiled = new TreeMap<>();
        private long verifyNs;
        private long verifyingSince;
        private int verifying;
        private int shared;
        private int statics;
        private int late;

        Reading(long eventNanos) {
            this.eventNanos = eventNanos;
        }

        void line(long nanos, String text) {
            Matcher found = LOAD.matcher(text);
            if (found.matches()) {
                loads.add(new Line(nanos, found.group(1)));
                if (found.group(2) != null) shared++;
            } else if ((found = INIT.matcher(text)).matches()) {
                inits.add(new Line(nanos, found.group(1).replace('/', '.')));
                if (found.group(2) == null) statics++;
            } else if ((found = VERIFY.matcher(text)).matches()) verify(nanos, found.group(1).equals("Start"));
            else if ((found = PAUSE.matcher(text)).matches())
                pauses[nanos <= eventNanos ? 0 : 1] += (long) (Double.parseDouble(found.group(1)) * 1e6);
            else if ((found = COMPILED.matcher(text)).matches()) {
                compiled.merge(found.group(1).equals("4") ? "C2" : "C1", 1, Integer::sum);
                if (nanos > eventNanos) late++;
            }
        }

        /** One verification may need another class, which is verified in between. */
        private void verify(long nanos, boolean start) {
            if (start && verifying++ == 0) verifyingSince = nanos;
            if (!start && verifying > 0 && --verifying == 0) verifyNs += nanos - verifyingSince;
        }

        JvmLog log() {
            return new JvmLog(loads, shared, inits, statics, verifyNs, pauses, compiled, late);
        }
    }
}
