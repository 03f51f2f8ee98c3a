import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the libraries of a class path say about themselves in {@code META-INF/native-image}. */
final class Metadata {

    private static final String FOLDER = "META-INF/native-image/";
    /** The builder's option for each kind of file. */
    private static final Map<String, String> OPTIONS = Map.of(
            "reachability-metadata.json", "ReachabilityMetadataResources",
            "reflect-config.json", "ReflectionConfigurationResources",
            "jni-config.json", "JNIConfigurationResources",
            "resource-config.json", "ResourceConfigurationResources",
            "proxy-config.json", "DynamicProxyConfigurationResources",
            "serialization-config.json", "SerializationConfigurationResources",
            "predefined-classes-config.json", "PredefinedClassesConfigurationResources");

    /** Files that shall not be read: a pattern of the jar's path and one of the file's. */
    private record Excluded(String jar, String file) {}

    private final List<Excluded> excluded = new ArrayList<>();

    /** @param jar, file regular expressions of which a part of the path has to match */
    void exclude(String jar, String file) {
        excluded.add(new Excluded("(?s).*(" + jar + ").*", "(?s)/?(" + file + ")"));
    }

    /** The options of {@code native-image} that all of it comes to. */
    List<String> options(String classPath) throws IOException {
        List<String> options = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator)) {
            Path entry = Path.of(each);
            if (Files.isDirectory(entry)) folder(entry, options);
            else if (Files.isRegularFile(entry)) jar(entry, options);
        }
        return options;
    }

    private void jar(Path jar, List<String> options) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> files = zip.stream().filter(each -> each.getName().startsWith(FOLDER))
                    .filter(each -> !each.isDirectory()).toList();
            for (ZipEntry file : files)
                add(jar, file.getName(), new String(zip.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8),
                        options);
        }
    }

    private void folder(Path folder, List<String> options) throws IOException {
        if (!Files.isDirectory(folder.resolve(FOLDER))) return;
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve(FOLDER))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) add(folder, folder.relativize(file).toString(), Files.readString(file), options);
    }

    private void add(Path entry, String file, String text, List<String> options) throws IOException {
        if (excluded.stream().anyMatch(each -> entry.toString().matches(each.jar()) && file.matches(each.file())))
            return;
        String name = file.substring(file.lastIndexOf('/') + 1);
        if (OPTIONS.containsKey(name)) options.add("-H:" + OPTIONS.get(name) + "=" + file);
        if (!name.equals("native-image.properties")) return;
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        String folder = file.substring(0, file.length() - name.length() - 1);
        words(properties.getProperty("Args"), folder).forEach(options::add);
        words(properties.getProperty("JavaArgs"), folder).forEach(each -> options.add("-J" + each));
    }

    /** <code>${.}</code> is the folder of the file it stands in. */
    private static Stream<String> words(String text, String folder) {
        if (text == null || text.isBlank()) return Stream.of();
        return Stream.of(text.replace("${.}", folder).strip().split("\\s+"));
    }
}
