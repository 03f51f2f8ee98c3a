package lab.measure;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import locallambda.system.Problem;

/** Finds a function's handler by reading its class files. It loads none of the user's classes. */
public final class Handlers {

    private static final Set<String> INTERFACES = Set.of("com/amazonaws/services/lambda/runtime/RequestHandler",
            "com/amazonaws/services/lambda/runtime/RequestStreamHandler");
    /** Frameworks whose own handler calls the user's code, by the class that stands for them. */
    private static final List<String> QUARKUS = List.of("io/quarkus/amazon/lambda/runtime/QuarkusStreamHandler");
    private static final List<String> SPRING =
            List.of("org/springframework/cloud/function/adapter/aws/FunctionInvoker");
    /** Handlers in these packages belong to libraries that a jar may contain. */
    private static final List<String> OF_LIBRARIES = List.of("com/amazonaws/", "software/amazon/", "io/quarkus/",
            "io/micronaut/", "org/springframework/", "io/opentelemetry/");
    /** Frameworks that offer several handlers, from which the user chooses one. */
    private static final List<String> OFFERING = List.of("io/micronaut/", "com/amazonaws/serverless/");
    /** Class files start with it: 44 is Java 1.0, 69 Java 25. */
    private static final int BEFORE_JAVA_1 = 44;

    /** What a class file says of itself; names as in class files. */
    private record Kind(boolean concrete, Optional<String> parent, List<String> interfaces) {}

    private final Map<String, Kind> classes = new HashMap<>();
    private final Set<String> own = new HashSet<>();

    private Handlers() {}

    /**
     * Reads the class files of all jars.
     *
     * @param jars the function's own jar first
     * @throws Problem if the function's own jar has a class that this JDK is too old for
     */
    public static Handlers read(List<Path> jars) {
        Handlers found = new Handlers();
        for (Path jar : jars) found.read(jar, jar.equals(jars.getFirst()));
        return found;
    }

    private void read(Path jar, boolean function) {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                String name = entry.getName();
                if (!name.endsWith(".class") || name.startsWith("META-INF/") || name.endsWith("module-info.class"))
                    continue;
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                if (function) mustBeReadable(name, bytes);
                try {
                    ClassModel model = ClassFile.of().parse(bytes);
                    classes.putIfAbsent(model.thisClass().asInternalName(), kind(model));
                } catch (IllegalArgumentException e) {
                    continue; // a library's class in a form of its own, which no handler is
                }
                if (function) own.add(name.replaceFirst("\\.class$", ""));
            }
        } catch (IOException e) {
            throw new Problem("Can't read " + jar.getFileName() + ": " + e.getMessage() + ".", "Build the jar again.",
                    e);
        }
    }

    private static Kind kind(ClassModel model) {
        return new Kind(!model.flags().has(AccessFlag.ABSTRACT) && !model.flags().has(AccessFlag.INTERFACE),
                model.superclass().map(parent -> parent.asInternalName()),
                model.interfaces().stream().map(each -> each.asInternalName()).toList());
    }

    private static void mustBeReadable(String name, byte[] bytes) {
        int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (major <= ClassFile.latestMajorVersion()) return;
        throw new Problem(("%s was compiled for Java %d, but the lab runs Java %d, like AWS Lambda's java25 "
                + "runtime.").formatted(
                        dotted(name.replaceFirst("\\.class$", "")), major - BEFORE_JAVA_1, Runtime.version().feature()),
                "Compile it with <maven.compiler.release>25</maven.compiler.release> or an older release.");
    }

    /**
     * The classes and methods that can be the handler, in AWS's notation. If the function's jar has none of its own,
     * they are a framework's.
     */
    public List<String> candidates() {
        for (List<String> framework : List.of(QUARKUS, SPRING))
            if (classes.containsKey(framework.getFirst())) return framework.stream().map(Handlers::handler).toList();
        List<String> all = handling(own);
        if (all.isEmpty()) all = handling(classes.keySet()).stream()
                .filter(name -> OFFERING.stream().anyMatch(name::startsWith)).toList();
        List<String> users = all.stream().filter(name -> OF_LIBRARIES.stream().noneMatch(name::startsWith)).toList();
        return (users.isEmpty() ? all : users).stream().map(Handlers::handler).toList();
    }

    private List<String> handling(Set<String> names) {
        return new TreeSet<>(names).stream()
                .filter(name -> classes.get(name) != null && classes.get(name).concrete() && handles(name)).toList();
    }

    /**
     * The user's classes, guessed from their names: those of the function's own jar that share the first two parts of
     * the name with the handler's class, such as {@code com.acme}.
     */
    List<String> around(String handler) {
        String[] parts = handler.replaceFirst("::.*", "").split("\\.");
        int shared = Math.min(2, parts.length - 1);
        String start = String.join("", Arrays.stream(parts).limit(shared).map(part -> part + "/").toList());
        return new TreeSet<>(own).stream().filter(name -> shared == 0 ? !name.contains("/") : name.startsWith(start))
                .map(Handlers::dotted).toList();
    }

    /** Whether a handler's class is in one of the jars. */
    public boolean has(String handler) {
        return classes.containsKey(handler.replaceFirst("::.*", "").replace('.', '/'));
    }

    private boolean handles(String name) {
        Kind kind = classes.get(name);
        return kind != null && (kind.interfaces().stream().anyMatch(INTERFACES::contains)
                || Stream.concat(kind.parent().stream(), kind.interfaces().stream()).anyMatch(this::handles));
    }

    private static String handler(String name) {
        return dotted(name) + "::handleRequest";
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
