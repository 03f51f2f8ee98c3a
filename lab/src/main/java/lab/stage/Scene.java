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
 */
public record Scene(List<Lane> lanes, int memoryMb, Place place, String machine, String date, double speed,
        boolean recorded) {

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
        if (!recorded) return "live";
        if (speed == 1) return "recorded, original speed";
        return "recorded, " + String.format(Locale.ROOT, speed < 10 ? "%.1f" : "%.0f", speed) + " × as fast";
    }
}
