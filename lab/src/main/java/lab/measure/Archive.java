package lab.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.tools.ToolProvider;
import locallambda.system.Folders;

/** Makes jars from folders and from sources, and folders from zips. */
public final class Archive {

    /** So that the same content gives the same bytes. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Archive() {}

    /** Puts all files of a folder into a jar. */
    static void pack(Path folder, Path jar) throws IOException {
        pack(folder, jar, file -> true);
    }

    /**
     * Also writes an entry for each folder, because Spring looks for classes in folders.
     *
     * @return the files in the jar
     */
    static List<Path> pack(Path folder, Path jar, Predicate<Path> wanted) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(path -> !path.equals(folder) && (Files.isDirectory(path) || wanted.test(path))).sorted()
                    .toList();
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path each : all) {
                boolean isFolder = Files.isDirectory(each);
                ZipEntry entry = new ZipEntry(folder.relativize(each) + (isFolder ? "/" : ""));
                entry.setTimeLocal(ALWAYS);
                out.putNextEntry(entry);
                if (!isFolder) Files.copy(each, out);
                out.closeEntry();
            }
        }
        return all.stream().filter(Files::isRegularFile).toList();
    }

    /**
     * Compiles classes into a jar.
     *
     * @param texts further files of the jar
     * @return whether they could be compiled; if not, there is no jar
     */
    public static boolean compile(List<Path> sources, List<Path> classPath, Map<String, String> texts, Path jar)
            throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        List<String> command = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":"))));
        sources.forEach(source -> command.add(source.toString()));
        boolean compiled = ToolProvider.getSystemJavaCompiler().run(null, OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(), command.toArray(String[]::new)) == 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = classes.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        if (compiled) pack(classes, jar);
        Folders.delete(classes);
        return compiled;
    }

    /** @throws ZipException if it is no zip, an empty one, or one that names a file outside of {@code to} */
    static void unpack(Path zip, Path to) throws IOException {
        boolean any = false;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                any = true;
                Path target = to.resolve(entry.getName()).normalize();
                if (!target.startsWith(to)) throw new ZipException("it contains a path that leads outside the archive");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(in, target);
            }
        }
        if (!any) throw new ZipException("it isn't a zip, or it is empty");
    }
}
