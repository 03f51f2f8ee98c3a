package lab.run.summary;

import java.util.Optional;

/** The share of the gap between two figures that a figure between them closes: (from − between) / (from − to). */
public record GapShare(Estimate share) {

    /** @return empty where chance alone can have set the two ends apart: there is no gap to have a share of */
    public static Optional<GapShare> of(Estimate from, Estimate between, Estimate to) {
        if (!from.tellsApart(to)) return Optional.empty();
        return Optional.of(new GapShare(Estimate.through(of -> (of[0] - of[1]) / (of[0] - of[2]), from, between, to)));
    }

    /** Is it more than chance explains, to either side? */
    public boolean closesAny() {
        return share.interval().low() > 0;
    }

    /** Does the interval hold the whole gap? */
    public boolean mayCloseAll() {
        return share.interval().low() <= 1 && share.interval().high() >= 1;
    }

    /** Is it worse than where it started? */
    public boolean widens() {
        return share.interval().high() < 0;
    }
}
