package lab.notebook.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import lab.learn.Work;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Look;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.toolchain.Builder;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;

/**
 * Builds what later notebooks need, in a separate process with the lowest priority. The process continues when you
 * close the notebook. If the cells run only to show results ({@link Look}), the cell waits for the build. Otherwise,
 * the build would disturb the measurements of the next notebook.
 */
public final class BackgroundBuild {

    private BackgroundBuild() {}

    /** Starts the build, and says what it builds and what it leaves out. */
    public static Shown start() {
        return InACell.run(Look.on() ? "building what later notebooks need" : "checking what is not built yet",
                () -> new Note("Later notebooks", start(Home.find(), Look.on())));
    }

    private static String start(Home home, boolean wait) throws IOException, InterruptedException {
        List<String> todo = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Toolchains toolchains = new Toolchains(home.lambdas());
        for (Variant variant : Variants.read(home.lambdas()))
            toolchains.missing(variant).ifPresentOrElse(
                    missing -> left.add(
                            "The lab can't build " + variant.name() + ": " + missing.reason() + " To add it: "
                                    + missing.fix()),
                    () -> {
                        if (new Builder(home).cached(variant).isEmpty()) todo.add(variant.name());
                    });
        if (!todo.isEmpty()) {
            Process build = launch(home, todo);
            if (wait) build.waitFor();
        }
        String building = todo.isEmpty() ? "Everything that this machine can build is already built."
                : "Building in the background: " + String.join(", ", todo) + ". You don't have to wait.";
        left.addFirst(building);
        return String.join("\n", left);
    }

    private static Process launch(Home home, List<String> variants) throws IOException {
        Path log = Files.createDirectories(Work.of(home).folder()).resolve("background-build.log");
        List<String> command = new ArrayList<>(
                List.of("nice", "-n", "19", Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        BackgroundBuild.class.getName()));
        command.addAll(variants);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.checkout().toFile()).redirectErrorStream(true)
                        .redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().remove("LAMBDA_RACE_LAB"); // it belongs to no lab that could end before it
        return builder.start();
    }

    public static void main(String... variants) {
        Home home = Home.find();
        Builder builder = new Builder(home, System.out::println);
        for (Variant variant : Variants.read(home.lambdas())) {
            if (!List.of(variants).contains(variant.name())) continue;
            try {
                builder.build(variant);
            } catch (Problem e) {
                System.out.println(e.getMessage() + "\n" + e.next());
            }
        }
    }
}
