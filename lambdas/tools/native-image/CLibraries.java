import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The C libraries that images are linked with. A GraalVM brings them along, the JDK's own among them as static ones;
 * here
 * the small ones are compiled from {@code c/}, and for the JDK's the shared ones of the JDK stand in.
 *
 * @param sources the folder {@code c}
 * @param staging where everything is made
 * @param place   where {@code staging} will be afterwards: files that name paths have to name that
 */
record CLibraries(Path sources, Path staging, Path place) {

    /** Those of the JDK that images may be linked with. */
    private static final List<String> OF_THE_JDK = List.of("java", "nio", "net", "zip", "extnet", "prefs",
            "management", "management_ext", "verify", "jimage");
    private static final Pattern FROM_THE_JVM = Pattern.compile("\\bU ((?:JVM|jio)_\\w+)");
    private static final Pattern DEFINED = Pattern.compile("\\bT (\\w+)");

    void build() throws IOException, InterruptedException {
        for (String folder : List.of("so", "obj", "clib/include")) Files.createDirectories(staging.resolve(folder));
        Path include = staging.resolve("clib/include");
        CpuFeatures.writeHeaders(Parts.find(staging.resolve("parts"), "svm-25"), include);
        Files.copy(sources.resolve("svm_locale.h"), include.resolve("svm_locale.h"));
        Path jvm = compile("jvm");
        archive("libjvm.a", jvm, compile("jvm-in-image"));
        archive("liblibchelper.a", compile("helper"));
        archive("libsvm_container.a", compile("container"));
        jdkLibraries();
        jvmLibrary(jvm);
        Path builder = Files.createDirectories(staging.resolve("jdk/lib/svm/builder/lib"));
        gcc("-shared", "-o", builder.resolve("libreporterchelper.so").toString(), compile("progress").toString());
    }

    /**
     * The builder links with a file {@code libNAME.a} of the JDK. The linker also takes a text there that names other
     * files.
     */
    private void jdkLibraries() throws IOException {
        Path linked = Files.createDirectories(staging.resolve("jdk/lib/static/linux-amd64/glibc"));
        Path so = place.resolve("so");
        for (String name : OF_THE_JDK) {
            String file = "lib" + name + ".so";
            Files.copy(staging.resolve("jdk/lib").resolve(file), staging.resolve("so").resolve(file));
            Files.writeString(linked.resolve("lib" + name + ".a"),
                    "INPUT(%s %s)\n".formatted(so.resolve(file), so.resolve("libjvm.so")));
        }
    }

    /** The JDK's libraries refuse to be loaded unless a libjvm.so has everything they may ever call. */
    private void jvmLibrary(Path jvm) throws IOException, InterruptedException {
        Path loads = compile("jvm-loads");
        Set<String> missing = new TreeSet<>();
        for (String name : OF_THE_JDK)
            missing.addAll(names(FROM_THE_JVM, "-D", "--undefined-only", staging.resolve("so/lib" + name + ".so")));
        missing.removeAll(names(DEFINED, "-g", "--defined-only", jvm));
        StringBuilder code = new StringBuilder("""
                #include <stdio.h>
                #include <stdlib.h>
                static void end(const char *name) {
                    fprintf(stderr, "%s: only a JVM has this function, and this is a native executable\\n", name);
                    abort();
                }
                """);
        for (String name : missing) code.append("void %s(void) { end(\"%s\"); }%n".formatted(name, name));
        Path rest = Files.writeString(staging.resolve("obj/jvm-rest.c"), code);
        // the JDK's libraries ask for their functions under this version
        Path versions = Files.writeString(staging.resolve("obj/versions"),
                "SUNWprivate_1.1 { global: JVM_*; jio_*; JNI_OnLoad_*; };\n");
        gcc("-shared", "-o", staging.resolve("so/libjvm.so").toString(), "-Wl,-soname,libjvm.so",
                "-Wl,--version-script," + versions, jvm.toString(), loads.toString(), compile(rest).toString(), "-ldl");
    }

    private static List<String> names(Pattern pattern, String which, String kind, Path file)
            throws IOException, InterruptedException {
        String symbols = Run.command("The symbols of a library could not be read", "nm", which, kind, file.toString());
        return pattern.matcher(symbols).results().map(found -> found.group(1)).toList();
    }

    private Path compile(String name) throws IOException, InterruptedException {
        return compile(sources.resolve(name + ".c"));
    }

    private Path compile(Path source) throws IOException, InterruptedException {
        Path jni = staging.resolve("jdk/include");
        Path object = staging.resolve("obj").resolve(source.getFileName().toString().replaceFirst("\\.c$", ".o"));
        gcc("-c", "-O2", "-fPIC", "-I" + staging.resolve("clib/include"), "-I" + jni, "-I" + jni.resolve("linux"), "-o",
                object.toString(), source.toString());
        return object;
    }

    private void archive(String name, Path... objects) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ar", "rcs", staging.resolve("clib").resolve(name).toString()));
        for (Path object : objects) command.add(object.toString());
        Run.command(name + " could not be made", command.toArray(String[]::new));
    }

    private static void gcc(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("gcc"));
        command.addAll(List.of(arguments));
        Run.command("The C libraries of native-image could not be compiled", command.toArray(String[]::new));
    }
}
