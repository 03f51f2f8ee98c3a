package lab.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.Home;
import locallambda.files.FileIsolation;
import locallambda.snapshot.SnapshotTool;
import locallambda.system.LoopbackOnly;
import locallambda.system.Mounts;

/**
 * Isolates a stranger's code. The code sees an empty folder instead of the user's home, it can't resolve the names of
 * other machines, and its HTTP clients reach only a {@link Border}. If the whole lab has entered {@link LoopbackOnly},
 * the code can't connect directly to an IP address either.
 */
final class Seclusion {

    private static final Path SWITCH = Path.of("/etc/nsswitch.conf");

    private final boolean network;
    private final Border border;
    private final Path hosts;
    private final List<Mounts.Bind> view;

    private Seclusion(boolean network, Border border, Path hosts, List<Mounts.Bind> view) {
        this.network = network;
        this.border = border;
        this.hosts = hosts;
        this.view = view;
    }

    /**
     * @param network whether the function may call the internet
     * @param task    the function's folder
     * @param scratch for the files that the function sees instead of this machine's files
     */
    static Seclusion of(Home home, boolean network, Border border, Path task, Path scratch) {
        try {
            Path hosts = Files.writeString(task.resolve("hosts"), "127.0.0.1 localhost " + machine() + "\n");
            List<Mounts.Bind> view = new ArrayList<>();
            if (FileIsolation.canHide()) {
                if (!network && Files.exists(SWITCH)) {
                    Path local = Files.writeString(scratch.resolve("nsswitch.conf"),
                            "passwd: files\ngroup: files\nhosts: files\n");
                    view.add(new Mounts.Bind(local, SWITCH, true));
                }
                if (Files.isDirectory(Path.of(Home.userHome())))
                    view.addAll(withoutHome(home, task, Files.createDirectory(scratch.resolve("home"))));
            }
            return new Seclusion(network, border, hosts, List.copyOf(view));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder in place of the home, with what the process itself needs of it. */
    private static List<Mounts.Bind> withoutHome(Home home, Path task, Path cover) throws IOException {
        Path hidden = Path.of(Home.userHome()).toRealPath();
        if (hidden.getNameCount() == 0) return List.of();
        List<Mounts.Bind> binds = new ArrayList<>();
        List<Path> needed = Stream.of(Path.of(System.getProperty("java.home")), task, home.cache().resolve("criu"),
                SnapshotTool.bundled().script()).filter(Files::exists).toList();
        for (Path each : needed) {
            Path real = each.toRealPath();
            if (!real.startsWith(hidden)) continue;
            Path place = cover.resolve(hidden.relativize(real).toString());
            Files.createDirectories(place.getParent());
            if (Files.isDirectory(real)) Files.createDirectories(place);
            else Files.createFile(place);
            binds.add(new Mounts.Bind(real, place, each != task)); // a training run leaves its result there
        }
        binds.add(new Mounts.Bind(cover, hidden, true));
        return binds;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** The files and folders that the function's processes see instead of this machine's own. */
    List<Mounts.Bind> view() {
        return view;
    }

    /** JVM options; the file of host names is in the task folder, which the function sees. */
    String jvmOptions() {
        if (network) return "";
        return "\"-Djdk.net.hosts.file=%s\" -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=%d -Dhttps.proxyHost=127.0.0.1 "
                .formatted(hosts, border.port())
                + "-Dhttps.proxyPort=%d \"-Dhttp.nonProxyHosts=localhost|127.*|[::1]\"".formatted(border.port());
    }

    /** Variables that direct AWS's SDKs to the border, except for services that are local. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        if (network) return variables;
        variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + border.port());
        return variables;
    }

    /** How the function is isolated, in sentences. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("Its credentials were dummies."));
        words.add(view.stream().anyMatch(bind -> !bind.at().equals(SWITCH))
                ? "It saw an empty folder instead of the home folder; other files on this machine were readable."
                : "It could read this machine's files, because the lab can hide them only when it runs as root.");
        words.add(network ? "It could call the Internet (--allow-network)."
                : LoopbackOnly.entered() ? "It ran in a network namespace that has only loopback."
                        : "Names of other machines didn't resolve, and the lab's proxy refused HTTP requests. Direct "
                                + "connections to IP addresses weren't blocked.");
        return words;
    }
}
