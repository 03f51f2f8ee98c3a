package lab.race;

import java.nio.file.Path;
import lab.platform.Platform;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Visit;
import lab.toolchain.BuildListener;
import lab.toolchain.Participants;

/** Two listeners to the same race. The first one is told first. */
public record ListenerPair(RaceListener first, RaceListener second) implements RaceListener {

    @Override
    public void ready(Platform platform, Plan plan, Participants field) throws InterruptedException {
        first.ready(platform, plan, field);
        second.ready(platform, plan, field);
    }

    @Override
    public void planned(Path run, Plan plan, int visitsLeft) {
        first.planned(run, plan, visitsLeft);
        second.planned(run, plan, visitsLeft);
    }

    @Override
    public void visitStarted(Visit visit, double expectedSeconds) {
        first.visitStarted(visit, expectedSeconds);
        second.visitStarted(visit, expectedSeconds);
    }

    @Override
    public void visitFinished(Visit visit, double seconds) {
        first.visitFinished(visit, seconds);
        second.visitFinished(visit, seconds);
    }

    @Override
    public void cellFinished(CellRecord cell) {
        first.cellFinished(cell);
        second.cellFinished(cell);
    }

    @Override
    public BuildListener builds() {
        return first.builds();
    }

    @Override
    public void say(String sentence) {
        first.say(sentence);
        second.say(sentence);
    }
}
