package locallambda.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import locallambda.conformance.functions.Bean;
import locallambda.conformance.functions.JsonText;
import locallambda.conformance.functions.TwoMethods;

/** The forms that a Java handler has, and the packages that it comes in. */
class JavaHandlers_ConformanceTest extends Conformance {

    private static final String CLASS_FILE = JsonText.class.getName().replace('.', '/') + ".class";

    JavaHandlers_ConformanceTest() {
        String stream = locallambda.conformance.functions.Stream.class.getName();
        answers("java-stream-handler-java21", () -> lab().deploy(lab().java("stream-21", "java21", stream)));
        answers("java-stream-handler-java25", () -> lab().deploy(lab().java("stream-25", "java25", stream)));
        answers("java-pojo-java25", () -> lab().deploy(lab().java("bean", "java25", Bean.class.getName())));
        answers("java-string-result-jar-with-lib", () -> packed("jar"));
        answers("java-string-result-zip-with-lib", () -> packed("zip"));
        answers("java-handler-class", () -> handler("class", TwoMethods.class.getName()));
        answers("java-handler-class-handlerequest",
                () -> handler("method", TwoMethods.class.getName() + "::handleRequest"));
    }

    private String handler(String name, String handler) {
        return lab().deploy(lab().java(name, "java11", handler));
    }

    /**
     * A package with the function's class and the library that it needs in lib/, unpacked into the function's folder,
     * as Lambda does. In a zip the class is in a jar of its own beside the library.
     */
    private String packed(String kind) {
        Path home = lab().home(kind);
        try {
            Path archive = home.resolveSibling(kind + "." + kind);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
                for (Path library : libraries())
                    entry(zip, "lib/" + library.getFileName(), Files.readAllBytes(library));
                if (kind.equals("jar")) entry(zip, CLASS_FILE, classFile());
                else entry(zip, "lib/function.jar", jarOfTheClass());
            }
            unpack(archive, home);
            List<Path> classPath = new ArrayList<>(List.of(home));
            try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
                jars.forEach(classPath::add);
            }
            return lab().deploy(lab().java(kind, "java11", JsonText.class.getName(), home, classPath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] classFile() throws IOException {
        try (var in = JsonText.class.getResourceAsStream("/" + CLASS_FILE)) {
            return in.readAllBytes();
        }
    }

    private static byte[] jarOfTheClass() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            entry(jar, CLASS_FILE, classFile());
        }
        return bytes.toByteArray();
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.matches(".*/jackson-(core|databind|annotations)-[^/]*\\.jar")).map(Path::of)
                .toList();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
