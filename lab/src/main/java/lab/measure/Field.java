package lab.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.Home;
import lab.console.Stoppable;
import lab.platform.LocalPlatform;
import lab.race.RaceListener;
import lab.run.record.RunRecord;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.system.Problem;

/** The ways to run a user's function that work on this machine: each is built, and answers each event once. */
record Field(Home home, RaceListener listener, Taken function, LocalPlatform platform, Trial trial) {

    Field(Home home, RaceListener listener, Taken function, LocalPlatform platform) {
        this(home, listener, function, platform,
                new Trial(platform, function.events(), function.expectation(), function.own().border()));
    }

    /**
     * @param failed gets the ways that don't work, each with the reason
     * @throws Problem if none works
     */
    Participants ready(Map<String, String> failed) throws IOException, InterruptedException {
        Map<String, Built> builds = new TreeMap<>();
        List<RunRecord.Skipped> skipped = new ArrayList<>();
        for (Way way : function.wish().ways())
            try {
                builds.put(way.variant(), built(way));
            } catch (Problem e) {
                Stoppable.throwIfStopped(e);
                failed.put(way.variant(), e.getMessage());
                skipped.add(new RunRecord.Skipped(way.variant(), e.getMessage(), e.next()));
                listener.say("The lab left out " + way + ": " + e.getMessage());
            }
        if (builds.isEmpty())
            throw new Problem("None of the ways could be measured: " + String.join(" ", failed.values()),
                    "Fix these problems, or measure only the plain JVM with --as jvm.");
        return new Participants(builds, skipped);
    }

    private Built built(Way way) throws IOException, InterruptedException {
        Wish wish = function.wish();
        if (way == Way.C1 && wish.ways().contains(Way.JVM) && JvmOptions.stopsAtC1(wish.given().jvmOptions()))
            throw new Problem("The way c1 would be the same as jvm, because jvm already uses only the C1 compiler, "
                    + "like AWS's managed runtime.", "Leave out c1.");
        Built built = function.own().ready(home, way, function.events(), config -> function.kept(config, platform),
                listener.builds(), function.scratch());
        if (way != Way.JVM) trial.once(built, wish.smallest());
        return built;
    }
}
