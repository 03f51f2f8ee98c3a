package lab.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lab.run.record.Cell;
import lab.run.record.RunRecord;
import lab.run.record.Visit;
import lab.run.summary.SampleRule;
import lab.stage.Recording.Cue;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;

/**
 * Finds out from a run's REPORT lines which events a stage would have received, and when. If a run measured a lane's
 * warm calls before its first cold start, the stage shows these calls after that start, so that no lane is warm before
 * it has started.
 */
final class Cues {

    private record Ending(Cell cell, Invocation invocation) {}

    private final Map<String, Visit> visits = new HashMap<>();
    private final List<Ending> endings = new ArrayList<>();
    /** When the first cold start of a lane has ended. */
    private final Map<String, Long> startedAtMs = new HashMap<>();

    Cues(RunRecord run, Map<Cell, List<Invocation>> cells) {
        run.plan().visits().forEach(visit -> visits.put("k6/" + visit.label(), visit));
        cells.forEach((cell, invocations) -> invocations.forEach(one -> endings.add(new Ending(cell, one))));
        endings.sort(Comparator.<Ending>comparingLong(one -> Score.endedAtMs(one.invocation()))
                .thenComparing(one -> one.cell().variant())
                .thenComparing(one -> one.invocation().report().requestId()));
        endings.stream().filter(Cues::cold).forEach(one -> startedAtMs.merge(one.cell().variant(),
                Score.endedAtMs(one.invocation()), Math::min));
    }

    /** All cues in order. A turn comes before its events. At the same moment, the earlier kind comes first. */
    List<Cue> all() {
        List<Cue> cues = new ArrayList<>(turns());
        for (Ending one : endings)
            if (cold(one))
                cues.add(new Cue(Score.begunAtMs(one.invocation()), new StageEvent.Begun(one.cell().variant())));
        Score score = new Score();
        List<Ending> shown = new ArrayList<>(endings);
        shown.sort(Comparator.comparingLong(this::shownAtMs).thenComparing(this::waits));
        for (Ending one : shown) cues.add(new Cue(shownAtMs(one), score.add(one.cell(), one.invocation())));
        cues.sort(Comparator.comparingLong(Cue::atMs));
        return cues;
    }

    private long shownAtMs(Ending one) {
        return held(one, Score.endedAtMs(one.invocation()));
    }

    /** Is it shown later than it happened? */
    private boolean waits(Ending one) {
        return shownAtMs(one) > Score.endedAtMs(one.invocation());
    }

    private long held(Ending one, long atMs) {
        return Math.max(atMs, startedAtMs.getOrDefault(one.cell().variant(), atMs));
    }

    /** Each cold start is a lane's own turn; the warm lanes of a visit begin with its first warm request. */
    private List<Cue> turns() {
        List<Cue> turns = new ArrayList<>();
        Map<String, Long> firstAtMs = new TreeMap<>();
        Map<String, Set<String>> lanes = new TreeMap<>();
        for (Ending one : endings) {
            String sender = one.invocation().sender();
            if (!visits.containsKey(sender)) continue;
            long begunAtMs = Score.begunAtMs(one.invocation());
            if (cold(one)) turns.add(turn(begunAtMs, sender, Kind.COLD, List.of(one.cell().variant())));
            else {
                firstAtMs.merge(sender, held(one, begunAtMs), Math::min);
                lanes.computeIfAbsent(sender, _ -> new TreeSet<>()).add(one.cell().variant());
            }
        }
        firstAtMs.forEach((sender, atMs) -> turns.add(turn(atMs, sender, Kind.WARM, List.copyOf(lanes.get(sender)))));
        return turns;
    }

    private Cue turn(long atMs, String sender, Kind start, List<String> lanes) {
        return new Cue(atMs, new StageEvent.Turn(visits.get(sender).round() + 1, start, lanes));
    }

    private static boolean cold(Ending one) {
        return SampleRule.asked(one.invocation()) == Kind.COLD;
    }
}
