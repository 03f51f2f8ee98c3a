package lab.notebook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.learn.Work;
import lab.notebook.cell.CellBuild;
import lab.notebook.calls.Call;
import lab.notebook.cell.CannotRun;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.toolchain.Built;
import lab.toolchain.MissingTool;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The result of trying a learner's own variant: its first call, or the fault in its YAML, its build or its start.
 *
 * @param call  the first call; empty if the variant could not be called
 * @param fault empty if there was none
 */
public record LearnerVariant(Optional<Call> call, String fault) implements Shown {

    private static final Pattern NAME = Pattern.compile("(?m)^name: *([a-z0-9-]+) *$");
    private static final Pattern FOLDER = Pattern.compile("(?m)^folder: *(\\S+) *$");

    /** Reads its YAML, builds it, deploys it with 512 MB and calls it once. */
    public static LearnerVariant of(String yaml) {
        try {
            return InACell.run("building and calling your variant", () -> of(Home.find(), yaml));
        } catch (CannotRun e) {
            return fault(e.getMessage());
        }
    }

    private static LearnerVariant of(Home home, String yaml) throws IOException {
        Variant variant = read(home, yaml);
        Toolchains toolchains = new Toolchains(own(home).lambdas());
        toolchains.addFor(variant, new CellBuild());
        Optional<MissingTool> missing = toolchains.missing(variant);
        if (missing.isPresent()) return fault(missing.get().reason() + " To fix this: " + missing.get().fix());
        Built built = CellBuild.of(own(home), variant);
        Call first = FunctionDeployer.here().deploy("own-" + variant.name(), built, 512, 1).invoke();
        return new LearnerVariant(Optional.of(first), first.failed() ? first.error() + ": " + first.answer() : "");
    }

    private static LearnerVariant fault(String sentences) {
        return new LearnerVariant(Optional.empty(), sentences);
    }

    /** A checkout and a cache of their own inside the learner's folder, so that the real ones stay as they are. */
    private static Home own(Home home) {
        Path folder = Work.of(home).folder().resolve("own");
        return new Home(folder, folder.resolve("cache"));
    }

    private static Variant read(Home home, String yaml) throws IOException {
        String name = field(NAME, yaml, "name");
        String folder = field(FOLDER, yaml, "folder");
        Path lambdas = own(home).lambdas();
        Folders.delete(lambdas.resolve("variants"));
        Files.createDirectories(lambdas.resolve("variants"));
        for (String shared : List.of("toolchains.yaml", "kinds.yaml"))
            Files.write(lambdas.resolve(shared), Files.readAllBytes(home.lambdas().resolve(shared)));
        Path tools = lambdas.resolve("tools"); // toolchains.yaml calls them
        if (!Files.exists(tools)) Files.createSymbolicLink(tools, home.lambdas().resolve("tools"));
        Path example = home.checkout().resolve("docs/examples/" + folder + "/" + folder);
        if (!Files.exists(lambdas.resolve(folder)) && Files.isDirectory(example))
            try (var files = Files.walk(example)) {
                Folders.copy(example, lambdas.resolve(folder), files.filter(Files::isRegularFile).toList());
            }
        Files.writeString(lambdas.resolve("variants/" + name + ".yaml"), yaml);
        return Variants.read(lambdas).getFirst();
    }

    private static String field(Pattern pattern, String yaml, String field) {
        Matcher matcher = pattern.matcher(yaml);
        if (matcher.find()) return matcher.group(1);
        throw new Problem("The YAML has no line \"" + field + ": …\".",
                "Begin the YAML with the lines name, title and folder.");
    }

    @Override
    public String html() {
        return call.map(Call::html).orElse("")
                + (fault.isEmpty() ? "" : Html.bar(Html.Kind.NOT_YET, "Your variant", fault));
    }

    @Override
    public String text() {
        return call.map(Call::text).orElse("") + (fault.isEmpty() ? "" : "\nYour variant · not yet. " + fault);
    }
}
