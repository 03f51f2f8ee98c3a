///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java
//DEPS org.junit:junit-bom:6.1.3@pom
//DEPS org.junit.jupiter:junit-jupiter
//DEPS org.junit.platform:junit-platform-launcher

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.deck.Marp;
import lab.learn.Jupyter;
import lab.load.K6;
import lab.toolchain.BuildProgress;
import lab.toolchain.Participants;
import lab.toolchain.Shell;
import lab.toolchain.StoresBuild;
import lab.toolchain.Toolchains;
import locallambda.system.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "prefetch",
        description = "Downloads everything that race, serve, invoke, and learn need, so that they run without a "
                + "network.",
        footer = {"", "Examples:", "  ./jbang prefetch", "  ./jbang prefetch --variants all",
            "  LAMBDA_RACE_CACHE=/mnt/stick/lambda-race ./jbang prefetch"})
class prefetch implements Callable<Integer> {

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Build these variants; all means every variant that this machine can build (default: those "
                    + "that every race includes).")
    List<String> variants = List.of();

    final Terminal terminal = Terminal.detect();

    /** Something that was brought or built. */
    record Item(String what, long bytes) {
        String megabytes() {
            return "%.1f".formatted(bytes / 1e6);
        }
    }

    public Integer call() throws Exception {
        return Stoppable.run(this::prefetch, () -> terminal.out().println("Stopped. The lab keeps the parts that are "
                + "complete."));
    }

    private int prefetch() throws Exception {
        Home home = Home.find();
        List<Item> items = new ArrayList<>();
        items.add(new Item("the lab's libraries", bytes(System.getProperty("java.class.path"))));
        Participants field;
        try (BuildProgress builds = new BuildProgress(terminal, "")) {
            items.add(new Item("k6", Files.size(K6.find(home, builds).binary())));
            items.add(new Item("S3 and DynamoDB Local", bytes(StoresBuild.classPath(home))));
            if (new Toolchains(home.lambdas()).probes().get("python").usable())
                items.add(new Item("JupyterLab and the Java kernel",
                        bytes(Jupyter.of(home, builds).folder().toString())));
            if (new Toolchains(home.lambdas()).probes().get("node").usable())
                items.add(new Item("Marp, for slides",
                        bytes(Marp.of(home, Optional.empty(), builds).program().getParent().toString())));
            field = Participants.of(home, variants, builds);
            Participants.of(home, List.of("hello-java"), builds); // measure takes Lambda's runtime client from it
        }
        if (Shell.run("mvn -q -B package -f docs/examples/orders", home.checkout()).exitCode() == 0)
            items.add(new Item("the example for notebook 11", bytes(home.checkout().resolve("docs/examples/orders"))));
        else terminal.out().println("Maven couldn't build the example for notebook 11. To see the reason, run mvn "
                + "package -f docs/examples/orders");
        field.builds()
                .forEach((name, built) -> items.add(new Item("variant " + name, bytes(built.folder().toString()))));
        terminal.out().println(AsciiTable.getTable(items, List.of(
                new Column().header("What").dataAlign(HorizontalAlign.LEFT).with(Item::what),
                new Column().header("MB").dataAlign(HorizontalAlign.RIGHT).with(Item::megabytes))));
        terminal.out().println("Everything is in " + home.cache() + " and in Maven's local repository.");
        return Verb.DONE;
    }

    /** Size of all files of a class path; folders and {@code folder/*} count with everything below them. */
    private static long bytes(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(part -> Path.of(part.replaceFirst("/\\*$", "")))
                .mapToLong(prefetch::bytes).sum();
    }

    private static long bytes(Path path) {
        try {
            return Folders.bytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new prefetch(), arguments));
    }
}
