package lab.deck;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.cost.MemorySize;
import lab.published.PublishedFrameworks;
import lab.report.Frameworks;

/** What a slide can show from the committed run of Java's frameworks. Placeholders call it {@code frameworks}. */
public final class FrameworkFigures {

    private final Optional<Frameworks> committed;
    private final SlideFooter foot;

    FrameworkFigures(Path results, SlideFooter foot) {
        this.committed = Frameworks.committed(results);
        this.foot = foot;
    }

    /** Is there such a run? Check this before anything else. */
    public boolean known() {
        return committed.isPresent();
    }

    public String finding() {
        return committed.orElseThrow().finding();
    }

    /** The smallest memory size of that run, to which {@link #finding} and {@link #lines} belong. */
    public String size() {
        return new MemorySize(memoryMb()).toString();
    }

    public List<Frameworks.Line> lines() {
        foot.cited(committed.orElseThrow().run().briefConditions());
        foot.cited(PublishedFrameworks.cited());
        return committed.orElseThrow().lines(memoryMb());
    }

    private int memoryMb() {
        return committed.orElseThrow().run().sizes().getFirst();
    }
}
