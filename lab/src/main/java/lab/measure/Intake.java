package lab.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * A user's function as a task folder: {@code function.jar}, the libraries in {@code lib}, and everything else that a
 * zip contains. The user's files are only read.
 *
 * @param name   name of the jar, zip, or folder, without its extension
 * @param folder the task folder
 */
public record Intake(String name, Path folder) {

    static final String FUNCTION = "function.jar", LIB = "lib";
    /** Where builds put libraries beside a thin jar, in this order. */
    private static final List<String> LIBRARY_FOLDERS = List.of("lib", "libs", "dependency");

    /**
     * Takes a jar (shaded, or thin with its libraries in a folder beside it), a zip as one uploads it to Lambda, or a
     * folder with the same content.
     *
     * @param to the task folder, which is made
     * @throws Problem if it is none of these
     */
    public static Intake of(Path given, Path to) {
        if (!Files.exists(given))
            throw new Problem("There is no file or folder " + given + ".",
                    "Build your function first, for example with mvn package.");
        String file = given.toAbsolutePath().normalize().getFileName().toString();
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            Files.createDirectories(to);
            if (Files.isDirectory(given)) {
                Folders.copyAll(given, to);
                pack(to);
            } else if (ending.equals("zip")) {
                Archive.unpack(given, to);
                pack(to);
            } else if (ending.equals("jar")) {
                takeJar(given.toAbsolutePath(), to);
            } else {
                throw new Problem(file + " is neither a jar nor a zip nor a folder.",
                        "Pass the file that you would upload to Lambda, such as target/orders.jar.");
            }
            return new Intake(file.replaceFirst("\\.(jar|zip)$", ""), to);
        } catch (ZipException e) {
            throw new Problem(file + " can't be opened: " + e.getMessage() + ".", "Build the file again.", e);
        } catch (IOException e) {
            throw new Problem("Can't read " + given + ": " + e.getMessage() + ".", "Check the file and its "
                    + "permissions.", e);
        }
    }

    /** All jars of the class path, the function's own first. */
    public List<Path> jars() {
        List<Path> jars = new ArrayList<>(List.of(folder.resolve(FUNCTION)));
        Path lib = folder.resolve(LIB);
        if (!Files.isDirectory(lib)) return jars;
        try (Stream<Path> all = Files.list(lib)) {
            all.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            return jars;
        } catch (IOException e) {
            throw new Problem("Can't read " + lib + ": " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    private static void takeJar(Path jar, Path to) throws IOException {
        Path lib = Files.createDirectories(to.resolve(LIB));
        Files.copy(jar, to.resolve(FUNCTION));
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry("BOOT-INF/") != null)
                throw new Problem(jar.getFileName() + " is an executable Spring Boot jar, which Lambda can't load.",
                        "Build a jar for Lambda with the Maven Shade plugin, or a zip for Lambda.");
            if (file.stream().anyMatch(entry -> entry.getName().matches("lib/[^/]+\\.jar"))) {
                Files.delete(to.resolve(FUNCTION));
                Archive.unpack(jar, to);
                pack(to);
                return;
            }
            List<Path> libraries = ofManifest(jar, file.getManifest());
            if (libraries.isEmpty()) libraries = beside(jar, file);
            for (Path each : libraries) Files.copy(each, lib.resolve(each.getFileName()));
        }
    }

    private static List<Path> ofManifest(Path jar, Manifest manifest) {
        String path = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        return path == null ? List.of() : Stream.of(path.strip().split("\\s+")).filter(name -> name.endsWith(".jar"))
                .map(name -> jar.resolveSibling(name)).filter(Files::exists).toList();
    }

    /** Without the libraries that the function's jar contains: a shaded jar needs none. */
    private static List<Path> beside(Path jar, JarFile function) throws IOException {
        for (String name : LIBRARY_FOLDERS) {
            Path folder = jar.resolveSibling(name);
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> all = Files.list(folder)) {
                List<Path> jars = all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
                if (jars.isEmpty()) continue;
                List<Path> missing = new ArrayList<>();
                for (Path each : jars) if (!contains(function, each)) missing.add(each);
                return missing;
            }
        }
        return List.of();
    }

    private static boolean contains(JarFile function, Path library) throws IOException {
        try (JarFile file = new JarFile(library.toFile())) {
            List<String> classes = file.stream().map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/")
                            && !name.equals("module-info.class"))
                    .toList();
            return !classes.isEmpty() && classes.stream().allMatch(name -> function.getEntry(name) != null);
        }
    }

    /** Puts the classes and resources of a folder into a jar, because an AOT cache takes only jars. */
    private static void pack(Path folder) throws IOException {
        Path jar = folder.resolve(FUNCTION), lib = Files.createDirectories(folder.resolve(LIB));
        if (Files.exists(jar)) Files.move(jar, lib.resolve("given.jar"));
        for (Path file : Archive.pack(folder, jar, file -> !file.startsWith(lib) && !file.equals(jar)))
            if (file.toString().endsWith(".class")) Files.delete(file);
    }
}
