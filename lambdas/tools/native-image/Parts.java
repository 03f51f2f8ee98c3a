import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of {@code pom.xml}, each with the checksum that {@code checksums.txt} pins. */
final class Parts {

    /** In full, because Maven would ask the network which plugin a short name stands for. */
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private Parts() {}

    /** Has Maven copy them into a folder. @throws Fault if one cannot be had or is not the pinned one */
    static Path fetch(Path sources, Path folder) throws IOException, InterruptedException {
        Run.command("The parts of native-image could not be downloaded", "mvn", "-q", "-B", "-f",
                sources.resolve("pom.xml").toString(), COPY, "-DoutputDirectory=" + folder);
        for (String line : Files.readAllLines(sources.resolve("checksums.txt"))) {
            String[] pinned = line.split(" +");
            Path file = folder.resolve(pinned[1]);
            if (!Files.exists(file)) throw new Fault(pinned[1] + " was not among what Maven downloaded.");
            if (!checksum(file).equals(pinned[0]))
                throw new Fault(pinned[1] + " does not have its pinned checksum, so it was not used. Delete it from "
                        + "Maven's local repository and try again; if that doesn't help, look at the mirror.");
        }
        return folder;
    }

    /** The builder's version, as its file names have it. */
    static String version(Path parts) throws IOException {
        return find(parts, "svm-25").getFileName().toString().replaceAll("^svm-|\\.jar$", "");
    }

    /** Writes one file of a zip: the zip and the file by how their names begin. */
    static void unpack(Path parts, String zip, String entry, Path to) throws IOException {
        try (ZipFile file = new ZipFile(find(parts, zip).toFile())) {
            ZipEntry found = file.stream().filter(each -> each.getName().startsWith(entry)).findFirst().orElseThrow();
            Files.createDirectories(to.getParent());
            try (InputStream in = file.getInputStream(found)) {
                Files.copy(in, to);
            }
        }
    }

    static Path find(Path parts, String name) throws IOException {
        try (Stream<Path> all = Files.list(parts)) {
            List<Path> found = all.filter(each -> each.getFileName().toString().startsWith(name)).toList();
            if (found.size() != 1) throw new IllegalStateException(found.size() + " parts begin with " + name);
            return found.getFirst();
        }
    }

    private static String checksum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
