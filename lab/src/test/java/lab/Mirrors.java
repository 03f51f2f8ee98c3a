package lab;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The hosts from which this user's package clients download, as the clients themselves are configured. */
final class Mirrors {

    /** What a fresh user takes along from this one. */
    static final List<String> CONFIGURATIONS = List.of(".m2/settings.xml", ".m2/settings-security.xml", ".npmrc",
            ".config/pip/pip.conf", ".pip/pip.conf", ".cargo/config", ".cargo/config.toml", ".config/go/env");

    private static final String HOST = "(?:[^/@\\s\"']*@)?([\\w.-]+)";
    private static final String URL = "https?://" + HOST;

    private final Path home = Path.of(Home.userHome());
    private final TreeSet<String> hosts = new TreeSet<>();

    private Mirrors() {}

    /** Addresses by host, of the hosts whose address is known. */
    static Map<String, InetAddress[]> here() throws IOException, InterruptedException {
        Mirrors mirrors = new Mirrors();
        mirrors.maven();
        mirrors.pip();
        mirrors.others();
        mirrors.proxies();
        Map<String, InetAddress[]> addresses = new TreeMap<>();
        for (String host : mirrors.hosts) {
            try {
                addresses.put(host, InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                System.out.println("A configured mirror has no address.");
            }
        }
        return addresses;
    }

    /** Without a mirror of Maven Central: what Maven and JBang take for it. */
    private void maven() throws IOException, InterruptedException {
        String settings = read(home.resolve(".m2/settings.xml"));
        find("<host>\\s*" + HOST, settings);
        if (find("<url>\\s*" + URL, settings)) return;
        Path maven = Path.of(said("mvn", "-v").replaceFirst("(?s).*Maven home: (\\S+).*", "$1"));
        for (Path jar : list(maven.resolve("lib"), "maven-model-builder-.*\\.jar"))
            find("<url>" + URL, entry(jar, "org/apache/maven/model/pom-4.0.0.xml"));
        for (Path jar : list(Home.find().cache(), "jbang-cli-.*\\.jar"))
            find(URL + "/maven2/", entry(jar, "dev/jbang/dependencies/DependencyUtil.class"));
    }

    /** The configuration includes the environment. Without an index of its own, pip has two hosts. */
    private void pip() throws IOException, InterruptedException {
        String configuration = said("python3", "-m", "pip", "config", "list");
        find(URL, configuration);
        if (configuration.contains("index-url")) return;
        find("(?m)^" + HOST, said("python3", "-c",
                "from pip._internal.models.index import PyPI as p; print(p.netloc); print(p.file_storage_domain)"));
    }

    private void others() throws IOException, InterruptedException {
        find(URL, said("npm", "config", "get", "registry"));
        find(URL, said("go", "env", "GOPROXY"));
        for (String file : List.of(".cargo/config", ".cargo/config.toml")) find(URL, read(home.resolve(file)));
        find("(?m)^[^#]*?" + URL, read(Path.of("/etc/apt/sources.list")));
        for (Path file : list(Path.of("/etc/apt/sources.list.d"), ".*\\.(list|sources)"))
            find("(?m)^[^#\\n]*?" + URL, read(file));
    }

    /** A mirror may be behind one. */
    private void proxies() throws IOException, InterruptedException {
        System.getenv().forEach((name, value) -> {
            if (name.matches("(?i)(https?|all)_proxy")) find("^(?:\\w+://)?" + HOST, value);
            if (name.matches("MAVEN_OPTS|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS")) find("proxyHost=" + HOST, value);
        });
        find(URL, said("npm", "config", "get", "proxy", "https-proxy"));
        find("Proxy \"" + URL, said("apt-config", "dump"));
    }

    /** Notes each host that the first group finds. */
    private boolean find(String pattern, String text) {
        List<String> found = Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
        return hosts.addAll(found) || !found.isEmpty();
    }

    private static String read(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file) : "";
    }

    private static String entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(name) == null ? ""
                    : new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Path> list(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList();
        }
    }

    /** What a client says; nothing where it is not installed. */
    private static String said(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            return "";
        }
        String said = new String(process.getInputStream().readAllBytes());
        return process.waitFor() == 0 ? said : "";
    }
}
