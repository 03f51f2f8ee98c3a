package lab.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import lab.toolchain.Built;

/** Who owns a class: your code, the runtime client, a jar, or the JDK. */
record Owners(Map<String, String> jars) {

    static final String JDK = "JDK", YOURS = "your code", CLIENT = "runtime client";

    /** The function's own jar; builds of variants and measured functions have it. */
    static final String FUNCTION = "function.jar";

    /**
     * Who owns what in the jars of a function. Its own jar is your code, except for other people's packages in a shaded
     * jar: these are named by their first three parts.
     *
     * @param handler the handler's class
     */
    static Owners of(Built built, String handler) throws IOException {
        Map<String, String> owners = new HashMap<>();
        for (Path file : Hooked.jars(built.folder())) {
            boolean client = file.startsWith(built.folder().resolve("runtime"));
            try (JarFile jar = new JarFile(file.toFile())) {
                boolean yours = file.endsWith(FUNCTION),
                        shaded = yours && jar.getEntry(handler.replace('.', '/') + ".class") != null;
                String owner = client ? CLIENT : file.getFileName().toString();
                jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .forEach(name -> owners.putIfAbsent(name,
                                shaded ? inYourJar(name, handler) : yours ? YOURS : owner));
            }
        }
        return new Owners(owners);
    }

    private static String inYourJar(String type, String handler) {
        return (start(type, 2) + ".").startsWith(start(handler, 2) + ".") ? YOURS : start(type, 3);
    }

    /** The first parts of a class's package. */
    private static String start(String type, int parts) {
        String[] all = type.split("\\.");
        return String.join(".", Arrays.copyOf(all, Math.min(parts, all.length - 1)));
    }

    /** A class that is made at run time, such as a lambda's, belongs to the owner of the class that it was made for. */
    String of(String type) {
        String host = type.replaceFirst("(\\$\\$Lambda|\\$\\$StringConcat|/0x|\\$\\$InjectedInvoker).*", "");
        return jars.getOrDefault(host, JDK);
    }
}
