package lab.race;

import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.platform.Local;
import lab.platform.Platform;
import lab.run.record.Machine;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import locallambda.limits.Limits;
import locallambda.system.Problem;

/** This machine as the place of a race. */
public final class Here implements Venue {

    private final Home home;
    private final Route route;
    private final Limits limits = Limits.detect();
    private final Machine machine = Machine.here();

    /** With stores at no distance, over plain HTTP. */
    public Here(Home home) {
        this(home, Route.PLAIN);
    }

    /**
     * @param route how functions reach the stores
     * @throws Problem if this is no machine that the local Lambda runs on
     */
    public Here(Home home, Route route) {
        this.home = home;
        this.route = route;
        if (!machine.supported())
            throw new Problem(
                    "The race runs on Linux (x86-64 and arm64, WSL2 included), not on " + machine.os() + " "
                            + machine.arch() + ".",
                    "Use a Linux container or virtual machine: README.md, Platforms.");
    }

    @Override
    public Participants field(List<String> wanted, RaceListener listener) {
        return Participants.of(home, wanted, listener);
    }

    @Override
    public List<Integer> sizes(Order order, RaceListener listener) {
        if (limits.cpu()) return order.sizes();
        listener.say("No CPU limit can be set here: " + limits.describe()
                + " All memory sizes are one cell named unlimited.");
        return List.of(0);
    }

    @Override
    public double cores() {
        return machine.cores();
    }

    @Override
    public Platform open(Path scratch) {
        return Local.start(home, limits, scratch, 0, route);
    }

    @Override
    public RunRecord.Cloud cloud() {
        return null;
    }

    @Override
    public Route route() {
        return route;
    }

    @Override
    public void same(RunRecord run) {
        if (!limits.name().equals(run.limits().get("name")))
            throw new Problem(
                    "This run began under " + run.limits().get("name") + " limits, here " + limits.name()
                            + " are in force.",
                    "Resume it as the same user on the same machine, or start a new run.");
    }
}
