package lab.run.summary;

import java.util.Optional;

/** The share of the gap between two figures that a figure between them closes: (from − between) / (from − to). */
public record GapShare(Estimate share) {

    /**
     * @return empty if chance alone can explain the gap between the two ends, because then a share of it means nothing
     */
    public static Optional<GapShare> of(Estimate from, Estimate between, Estimate to) {
        if (!from.tellsApart(to)) return Optional.empty();
        return Optional.of(new GapShare(Estimate.through(of -> (of[0] - of[1]) / (of[0] - of[2]), from, between, to)));
    }

    /** Does the middle figure close a part of the gap, by more than chance explains? */
    public boolean closesAny() {
        return share.interval().low() > 0;
    }

    /** Does the interval contain 1, the whole gap? */
    public boolean mayCloseAll() {
        return share.interval().low() <= 1 && share.interval().high() >= 1;
    }

    /** Does the middle figure make the gap wider, by more than chance explains? */
    public boolean widens() {
        return share.interval().high() < 0;
    }
}
