package lab.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.run.record.Machine;
import locallambda.system.Problem;

/**
 * What the time of some variants' cold starts was spent on, as {@code ./jbang explain} saves it in
 * {@code cold-starts.json}. Report, slides and notebooks draw their bars from it.
 *
 * @param created ISO 8601 with zone
 * @param limits  name of what enforced CPU share and memory
 * @param starts  cold starts of each variant; the one in the middle is shown
 */
public record TakenApart(String created, Machine machine, String limits, int memoryMb, int starts,
        List<CauseBars.Bar> bars) {

    /** Folders in {@code results}: the user's own result, and the committed one. */
    public static final String OWN = "explain", REFERENCE = "reference-explain";
    private static final String FILE = "cold-starts.json";
    /** Fewer variants are no comparison for an audience. */
    private static final int COMPARISON = 3;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * The user's own comparison, else the committed one; empty if there is neither.
     *
     * @param results the folder {@code results}
     */
    public static Optional<TakenApart> comparison(Path results) {
        return first(Stream.of(OWN, REFERENCE).map(results::resolve));
    }

    /** The committed one alone. */
    public static Optional<TakenApart> committed(Path results) {
        return first(Stream.of(results.resolve(REFERENCE)));
    }

    private static Optional<TakenApart> first(Stream<Path> folders) {
        return folders.filter(TakenApart::in).map(TakenApart::read).filter(each -> each.bars.size() >= COMPARISON)
                .findFirst();
    }

    /** Whether a folder has one. */
    public static boolean in(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** @throws Problem if the folder has none, or another version of the lab wrote it */
    public static TakenApart read(Path folder) {
        try {
            return JSON.readValue(folder.resolve(FILE).toFile(), TakenApart.class);
        } catch (IOException e) {
            throw new Problem("The cold starts in " + folder + " can't be read: " + e.getMessage() + ".",
                    "Measure again: ./jbang explain", e);
        }
    }

    /** Writes the file, and the picture for paper and night. */
    public void write(Path folder) throws IOException {
        JSON.writeValue(Files.createDirectories(folder).resolve(FILE).toFile(), this);
        for (Theme theme : Theme.values()) {
            picture().write(folder, theme, Format.PAGE);
            picture().write(folder, theme, Format.README);
        }
    }

    /** The stacked bars, titled with what they show. */
    public Picture picture() {
        return CauseBars.of(bars,
                "Time from the start of the process to the first response at " + memoryMb + " MB, in ms",
                "Local lab; each bar is the median of n = %d cold starts; %s".formatted(starts, place()));
    }

    /** The same for an audience: the best known variants alone. */
    public Picture onSlide() {
        return CauseBars.onSlide(bars, picture().words().subtitle(), picture().words().caption());
    }

    /** Machine, day and limits, for a caption. */
    public String place() {
        return "%s, %s, limits by %s".formatted(machine.brief(), DAY.format(OffsetDateTime.parse(created)), limits);
    }
}
