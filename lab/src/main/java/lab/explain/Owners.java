package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import lab.toolchain.Built;

/** Whose a class is: your code's, the runtime client's, a jar's, or the JDK's. */
record Owners(Map<String, String> jars) {

    static final String JDK = "JDK", YOURS = "your code", CLIENT = "runtime client";

    /** @param handler the handler's class; its jar is your code */
    static Owners of(Built built, String handler) throws IOException {
        Map<String, String> jars = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(built.folder())) {
            files = all.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path file : files) {
            boolean client = file.startsWith(built.folder().resolve("runtime"));
            try (JarFile jar = new JarFile(file.toFile())) {
                boolean yours = jar.getEntry(handler.replace('.', '/') + ".class") != null;
                String owner = yours ? YOURS : client ? CLIENT : file.getFileName().toString();
                jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .forEach(name -> jars.putIfAbsent(name, owner));
            }
        }
        return new Owners(jars);
    }

    /** What is made at run time, such as a lambda's class, belongs to the class that it was made for. */
    String of(String type) {
        String host = type.replaceFirst("(\\$\\$Lambda|\\$\\$StringConcat|/0x|\\$\\$InjectedInvoker).*", "");
        return jars.getOrDefault(host, JDK);
    }
}
