package locallambda.junit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import locallambda.system.Problem;

/**
 * The code of a function.
 *
 * @param taskRoot  its folder, which the runtime client searches for classes and for {@code lib/*.jar} by itself
 * @param classPath further entries of the JVM's class path
 */
record FunctionCode(Path taskRoot, String classPath) {

    /** The class path of the tests; the task folder is the folder with the handler's class. */
    static FunctionCode ofTests(String handler, BuildFolder build) throws IOException {
        List<String> entries = Stream.of("java.class.path", "jdk.module.path").map(System::getProperty)
                .filter(path -> path != null && !path.isEmpty())
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator))).filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).distinct().toList();
        String type = handlerClass(handler).replace('.', '/') + ".class";
        Path taskRoot = null;
        for (String entry : entries)
            if (taskRoot == null && Files.exists(Path.of(entry, type))) taskRoot = Path.of(entry);
        return new FunctionCode(taskRoot == null ? build.folder("task") : taskRoot,
                String.join(File.pathSeparator, entries));
    }

    /**
     * A deployment package, unpacked as on AWS.
     *
     * @throws Problem if no file or more than one file has such a name
     */
    static FunctionCode ofPackage(String jar, BuildFolder build) throws IOException {
        Path taskRoot = build.folder("task");
        try (ZipFile zip = new ZipFile(find(jar).toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
                ZipEntry entry = all.nextElement();
                Path target = taskRoot.resolve(entry.getName()).normalize();
                if (!target.startsWith(taskRoot))
                    throw new IOException(jar + " has an entry that leads outside it: " + entry.getName());
                if (entry.isDirectory()) Files.createDirectories(target);
                else unpack(zip, entry, target);
            }
        }
        return new FunctionCode(taskRoot, RuntimeClient.classPath());
    }

    /** {@code com.acme.Orders} of {@code com.acme.Orders::handleRequest}. */
    static String handlerClass(String handler) {
        return handler.split("::", 2)[0];
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    private static Path find(String jar) throws IOException {
        Path pattern = Path.of(jar).toAbsolutePath();
        List<Path> found = matching(pattern);
        if (found.size() == 1) return found.getFirst();
        if (found.isEmpty())
            throw new Problem("There is no deployment package " + pattern + ".",
                    "Build it before these tests run. With Maven, name the test classes *IT and run mvn verify.");
        throw new Problem("More than one file matches " + jar + ": "
                + found.stream().map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(", "))
                + ".", "Run mvn clean, or use a pattern that matches only the deployment package.");
    }

    private static List<Path> matching(Path pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(pattern.getParent())) return found;
        String name = pattern.getFileName().toString();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pattern.getParent(), name)) {
            for (Path file : files) found.add(file);
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
