package lab.explain;

import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import lab.Home;

/**
 * What the first invocation after a restore still has to do, because INIT and the hooks before the snapshot didn't do
 * it.
 *
 * @param classes  classes that it loads and that have a name, in order
 * @param made     classes that the JVM makes at run time, such as those of lambdas; they can't be found by name
 * @param inits    classes that it initializes, whether INIT or the invocation loads them, in order
 * @param compiled number of methods that are compiled meanwhile
 * @param peers    peers that it talks to and INIT did not
 */
public record Priming(Explanation of, String handler, List<String> classes, long made, List<String> inits, int compiled,
        List<String> peers) {

    private static final int PACKAGES = 10;
    private static final Predicate<String> MADE =
            type -> type.matches(".*([/.]0x|\\$\\$Lambda|\\$Proxy\\d|LambdaForm\\$|GeneratedConstructorAccessor).*");

    /** Empty if there is no log, as for a process that is not a JVM. */
    public static List<Priming> of(List<Explanation> all) {
        return all.stream().filter(each -> each.log().isPresent()).map(Priming::of).toList();
    }

    private static Priming of(Explanation one) {
        long event = one.starts().median(Tool.CLASSES).orElseThrow().eventNanos();
        List<String> loaded = one.log().orElseThrow().loads().stream().filter(line -> line.nanos() > event)
                .map(JvmLog.Line::type).toList();
        List<String> inits = one.log().orElseThrow().inits().stream().filter(line -> line.nanos() > event)
                .map(JvmLog.Line::type).toList();
        return new Priming(one, one.handler(), loaded.stream().filter(MADE.negate()).distinct().toList(),
                loaded.stream().filter(MADE).count(), inits, one.log().orElseThrow().late(),
                one.events().map(Priming::peers).orElse(List.of()));
    }

    private static List<String> peers(Events events) {
        return events.io().keySet().stream().filter(kind -> kind.startsWith("Socket"))
                .map(kind -> kind.replaceFirst(".*, ", "")).distinct().filter(peer -> !events.early().contains(peer))
                .toList();
    }

    /** By package: how many classes it loads and initializes, and how long loading took. */
    public Table table() {
        Map<String, Double> took = of.events().map(Events::loadMs).orElse(Map.of());
        Map<String, Work> packages = new TreeMap<>();
        classes.forEach(type -> packages.merge(packageOf(type), new Work(1, 0, took.getOrDefault(type, 0.0)),
                Work::plus));
        inits.stream().filter(MADE.negate())
                .forEach(type -> packages.merge(packageOf(type), new Work(0, 1, 0), Work::plus));
        return new Table("priming", of.variant() + ": what the first invocation still loads, by package",
                ("The invocation loads %,d named classes and %,d classes that the JVM generates at run time. It "
                        + "initializes %,d classes. Meanwhile, the JVM compiles %,d methods%s. A hook can't open "
                        + "connections before the snapshot, because connections don't survive it. A hook also can't "
                        + "create values that must differ between copies.").formatted(classes.size(), made,
                                inits.size(), compiled, peers.isEmpty() ? ""
                                        : ", and the invocation connects to " + String.join(" and ", peers)),
                List.of("package", "classes", "initialized", "loading, ms"),
                packages.entrySet().stream()
                        .sorted(comparingDouble((Map.Entry<String, Work> each) -> each.getValue().loadMs())
                                .thenComparingInt(each -> each.getValue().inits()).reversed())
                        .limit(PACKAGES)
                        .map(each -> List.of(each.getKey(), "" + each.getValue().classes(),
                                "" + each.getValue().inits(), "%.1f".formatted(each.getValue().loadMs())))
                        .toList());
    }

    /** Of one package, in the first invocation. */
    private record Work(int classes, int inits, double loadMs) {

        Work plus(Work other) {
            return new Work(classes + other.classes, inits + other.inits, loadMs + other.loadMs);
        }
    }

    private static String packageOf(String type) {
        return type.replaceFirst("\\.?[^.]*$", "");
    }

    /**
     * What copies of a snapshot should not share, a sentence each.
     *
     * @param folder  with the function's jars
     * @param scratch for what AWS's rules leave behind
     */
    public List<String> warnings(Home home, Path folder, Path scratch) throws IOException {
        List<String> all = new ArrayList<>(Hazards.sentences(of.hazards()));
        of.events().ifPresent(events -> events.early().forEach(peer -> all.add("INIT connects to " + peer
                + ". No copy of the snapshot has that connection, so open it in the handler or in afterRestore.")));
        List<String> files = of.starts().baseline().seen().files();
        all.addAll(AwsRules.of(home, Hooked.jars(folder), handler, scratch));
        if (!files.isEmpty()) all.add("These files stay open, even in the snapshot: " + String.join(", ", files) + ".");
        return all;
    }

    /**
     * Writes {@code classes.txt} and two hooks: {@code ClassPreload.java} loads these classes, {@code PrimingCall.java}
     * calls the handler.
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("classes.txt"), classes);
        String simple = handler.substring(handler.lastIndexOf('.') + 1), in = packageName();
        for (String hook : List.of("ClassPreload", "PrimingCall"))
            Files.writeString(folder.resolve(hook + ".java"), template(hook)
                    .replace("package PACKAGE;\n\n", in.isEmpty() ? "" : "package " + in + ";\n\n")
                    .replace("HANDLER", simple));
    }

    /** The full name of a hook's class. */
    String type(String hook) {
        return packageName().isEmpty() ? hook : packageName() + "." + hook;
    }

    private String packageName() {
        return handler.contains(".") ? handler.substring(0, handler.lastIndexOf('.')) : "";
    }

    private static String template(String hook) throws IOException {
        try (InputStream template = Priming.class.getResourceAsStream("/lab/explain/" + hook + ".txt")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
