package lab.stage;

import java.util.List;
import java.util.Locale;
import lab.run.record.Place;

/**
 * What the page has to know before the start.
 *
 * @param lanes    in the order in which they stand at the start
 * @param memoryMb 0 for unlimited
 * @param machine  in a few words
 * @param date     as it is printed
 * @param speed    1 for a race that happens now
 * @param recorded is a finished run played?
 * @param leftOut  titles of variants without a lane: for a recording, those that also raced; otherwise, those that
 *                 can't race here
 */
public record Scene(List<Lane> lanes, int memoryMb, Place place, String machine, String date, double speed,
        boolean recorded, List<String> leftOut) {

    public List<String> variants() {
        return lanes.stream().map(Lane::variant).toList();
    }

    /** Where and when, for the footer of the page. */
    public String conditions() {
        return "%s · %s · %s · %s".formatted(place.stage(), machine,
                memoryMb == 0 ? "no memory limit" : memoryMb + " MB", date);
    }

    /** How it is shown: as it happens, or a recording. */
    public String showing() {
        return recorded ? "recorded, " + pace() : "live";
    }

    /** What the clock shows: the time of the race, which a recording may play faster. */
    public String clock() {
        return recorded && speed != 1 ? "race time, " + pace() : "race time";
    }

    /** Who has no lane; empty if everybody has one. */
    public String without() {
        if (leftOut.isEmpty()) return "";
        return (recorded ? "Also in this run, but without a lane: " : "Can't race on this machine: ")
                + String.join(" · ", leftOut);
    }

    private String pace() {
        if (speed == 1) return "original speed";
        return String.format(Locale.ROOT, speed < 10 ? "%.1f" : "%.0f", speed) + " × as fast";
    }
}
