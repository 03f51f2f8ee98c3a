package lab.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.run.record.Cell;
import lab.run.record.RunRecord;
import lab.run.record.Visit;
import lab.stage.Recording.Cue;
import locallambda.report.Invocation;
import locallambda.report.Start.Kind;

/** Tells from a run's REPORT lines what a stage would have heard, and when. */
final class Cues {

    private record Ending(Cell cell, Invocation invocation) {}

    private final Map<String, Visit> visits = new HashMap<>();
    private final List<Ending> endings = new ArrayList<>();

    Cues(RunRecord run, Map<Cell, List<Invocation>> cells) {
        run.plan().visits().forEach(visit -> visits.put("k6/" + visit.label(), visit));
        cells.forEach((cell, invocations) -> invocations.forEach(one -> endings.add(new Ending(cell, one))));
        endings.sort(Comparator.<Ending>comparingLong(one -> Score.endedAtMs(one.invocation()))
                .thenComparing(one -> one.cell().variant())
                .thenComparing(one -> one.invocation().report().requestId()));
    }

    /** Turns before what they bring, and of the same moment the earlier kind first. */
    List<Cue> all() {
        List<Cue> cues = new ArrayList<>(turns());
        for (Ending one : endings)
            if (one.cell().start() == Kind.COLD)
                cues.add(new Cue(Score.begunAtMs(one.invocation()), new StageEvent.Begun(one.cell().variant())));
        Score score = new Score();
        for (Ending one : endings)
            cues.add(new Cue(Score.endedAtMs(one.invocation()), score.add(one.cell(), one.invocation())));
        cues.sort(Comparator.comparingLong(Cue::atMs));
        return cues;
    }

    /** A visit begins with its first request. */
    private List<Cue> turns() {
        Map<String, Long> firstAtMs = new TreeMap<>();
        Map<String, List<String>> lanes = new TreeMap<>();
        for (Ending one : endings) {
            String sender = one.invocation().sender();
            if (!visits.containsKey(sender)) continue;
            firstAtMs.merge(sender, Score.begunAtMs(one.invocation()), Math::min);
            List<String> there = lanes.computeIfAbsent(sender, _ -> new ArrayList<>());
            if (!there.contains(one.cell().variant())) there.add(one.cell().variant());
        }
        List<Cue> turns = new ArrayList<>();
        firstAtMs.forEach((sender, atMs) -> {
            Visit visit = visits.get(sender);
            List<String> sorted = lanes.get(sender).stream().sorted().toList();
            turns.add(new Cue(atMs, new StageEvent.Turn(visit.round() + 1, visit.start(), sorted)));
        });
        return turns;
    }
}
