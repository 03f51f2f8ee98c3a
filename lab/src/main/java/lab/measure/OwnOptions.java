package lab.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.toolchain.BuildListener;
import picocli.CommandLine.Option;

/** The options for a user's own function, in the verbs that take such a function instead of a variant. */
public final class OwnOptions {

    @Option(names = "--handler", paramLabel = "HANDLER",
            description = "Handler of your own function, such as com.acme.Orders::handleRequest (default: the one that "
                    + "the lab finds).")
    String handler;

    @Option(names = "--env", paramLabel = "NAME=VALUE",
            description = "Environment variable for your own function. Can be repeated.")
    Map<String, String> env = new LinkedHashMap<>();

    @Option(names = "--allow-network", description = "Allow your own function to call the Internet.")
    boolean network;

    @Option(names = "--bucket", paramLabel = "NAME",
            description = "Create a bucket that your function expects in the local S3. Can be repeated.")
    List<String> buckets = List.of();

    @Option(names = "--table", paramLabel = "NAME:KEY[:SORT]",
            description = "Create a table that your function expects in the local DynamoDB. Its keys are strings. Can "
                    + "be repeated.")
    List<String> tables = List.of();

    @Option(names = "--put", paramLabel = "BUCKET/KEY=FILE",
            description = "Put an object from a file into the local S3. Can be repeated.")
    List<String> objects = List.of();

    /** The function in the file or folder of this name; empty for a variant's name. */
    public Optional<OwnFunction> take(Home home, String name, BuildListener builds, Path scratch) throws IOException {
        return take(home, name, new Events(List.of()), builds, scratch);
    }

    /** The same with events that prime it. */
    public Optional<OwnFunction> take(Home home, String name, Events events, BuildListener builds, Path scratch)
            throws IOException {
        if (!isOwn(name)) return Optional.empty();
        return Optional.of(OwnFunction.of(home, given(name), events, OwnFunction.NOBODY_TO_ASK, builds, scratch));
    }

    /** What the user says about the function. */
    public OwnFunction.Given given(String file) {
        return new OwnFunction.Given(Path.of(file), Optional.ofNullable(handler), env, network);
    }

    /** May the function call the internet? */
    public boolean letsOut() {
        return network;
    }

    /** What the function expects in the local stores. */
    public Stock stock() {
        return new Stock(buckets, tables, objects);
    }

    /** The options as on a command line, without the values of variables. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (handler != null) words.add("--handler " + handler);
        env.keySet().forEach(name -> words.add("--env " + name + "=…"));
        if (network) words.add("--allow-network");
        buckets.forEach(bucket -> words.add("--bucket " + bucket));
        tables.forEach(table -> words.add("--table " + table));
        objects.forEach(object -> words.add("--put " + object));
        return words;
    }

    /** Whether a name is a file or a folder; variants have names without a slash or a dot. */
    public static boolean isOwn(String name) {
        return name.matches(".*[./].*") || Files.isDirectory(Path.of(name));
    }

    /** A function's name on the local Lambda: {@code orders} for {@code target/orders.jar}. */
    public static String name(String given) {
        return given.replaceFirst("/+$", "").replaceFirst(".*/", "").replaceFirst("\\.(jar|zip)$", "")
                .replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
