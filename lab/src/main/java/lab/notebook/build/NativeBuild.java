package lab.notebook.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lab.Home;
import lab.notebook.cell.CellBuild;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.MissingTool;
import lab.toolchain.Toolchains;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * The small program of {@code notebooks/native} as one executable: built by GraalVM if it is installed, otherwise as
 * recorded.
 *
 * @param seconds   how long the build took
 * @param peakMb    the most memory that the build's processes used at one time
 * @param megabytes of the executable, zipped
 * @param where     empty if it was built here; otherwise why it was not, and where the recorded build was made
 */
public record NativeBuild(double seconds, long peakMb, double megabytes, String where,
        Function<String, ProgramRun> greets) implements Shown {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD = List.of("what", "value");

    /**
     * Builds the program with this reachability metadata, once for the same metadata.
     *
     * @param metadata JSON as in {@code META-INF/native-image/…/reachability-metadata.json}
     */
    public static NativeBuild of(String metadata) {
        return InACell.run("looking for GraalVM", () -> {
            JsonNode json = parse(metadata);
            GreetingFolder folder = GreetingFolder.with(Home.find(), json);
            Toolchains toolchains = new Toolchains(Home.find().lambdas());
            toolchains.addFor(folder.variant(), new CellBuild());
            Optional<MissingTool> missing = new Builder(folder.home()).missing(folder.variant());
            if (missing.isPresent()) return of(NativeRecord.read(Home.find()), json, missing.get());
            return of(CellBuild.of(folder.home(), folder.variant()));
        });
    }

    /** The recorded build, for a machine on which the tool is missing. */
    static NativeBuild of(NativeRecord record, JsonNode metadata, MissingTool missing) {
        NativeRecord.Image image = record.image(metadata);
        String where = missing.reason() + " To add it: " + missing.fix() + "\nUntil then, the notebook uses "
                + "results that were " + record.source() + ".";
        return new NativeBuild(image.seconds(), image.peakMb(), image.megabytes(), where,
                greeting -> record.run(image, greeting));
    }

    private static NativeBuild of(Built built) {
        Path executable = built.folder().resolve("artifact/greeting");
        return new NativeBuild(built.buildMs() / 1e3, built.development().orElseThrow().buildPeakMb(),
                built.artifactBytes() / 1e6, "",
                greeting -> InACell.run(() -> ProgramRun.of("./greeting " + greeting, built.folder(),
                        List.of(executable.toString(), greeting))));
    }

    private static JsonNode parse(String metadata) {
        try {
            JsonNode json = JSON.readTree(metadata);
            if (json.isObject()) return json;
        } catch (JsonProcessingException e) {
            throw new Problem(
                    "Your metadata isn't JSON: " + JsonFault.words(e) + " (line " + e.getLocation().getLineNr() + ").",
                    "Check the brackets, quotes and commas.", e);
        }
        throw new Problem("Your metadata isn't a JSON object.",
                "Write it like this: { \"reflection\": [ … ] }.");
    }

    /** Runs the executable. */
    public ProgramRun run(String greeting) {
        return greets.apply(greeting);
    }

    /** Was it taken from the record? */
    public boolean recorded() {
        return !where.isEmpty();
    }

    @Override
    public String html() {
        return (recorded() ? Html.bar(Html.Kind.NOTE, "", where) : "")
                + Html.table("Greeting.java as an executable", HEAD, rows(), List.of());
    }

    @Override
    public String text() {
        return (recorded() ? where + "\n" : "") + Html.plain(HEAD, rows());
    }

    private List<List<String>> rows() {
        return List.of(List.of("build", "%.1f s".formatted(seconds)),
                List.of("peak memory during the build", "%,d MB".formatted(peakMb)),
                List.of("executable, zipped", "%.1f MB".formatted(megabytes)));
    }
}
