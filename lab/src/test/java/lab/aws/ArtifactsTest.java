package lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Home;
import lab.variant.Variant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What would be uploaded, really built: it has what its runtime starts, and asks for no newer C library than Amazon
 * Linux 2023 has.
 */
class ArtifactsTest {

    private static final String MACHINE = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    private static final Pattern SYMBOL_VERSION = Pattern.compile("GLIBC_(\\d+)\\.(\\d+)");
    private static final int NEWEST = 234;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"python", "go"})
    void quicklyBuilt(String variant) throws IOException {
        check(ForAws.chosen(Home.find(), List.of(variant)).getFirst());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("all")
    void everyVariant(Variant variant) throws IOException {
        check(variant);
    }

    @Test
    void aSymbolThatIsTooNewWouldBeSeen() throws IOException {
        Path tooNew = Files.write(folder.resolve("lib.so"),
                "\177ELF…\0libc.so.6\0GLIBC_2.2.5\0GLIBC_2.39\0".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(newestSymbol(tooNew)).contains(239);
        assertThat(newestSymbol(Path.of(System.getProperty("java.home"), "lib", "libjava.so"))).isPresent();
    }

    @Test
    void anExecutableForAnotherSystemIsLeftOutByName() {
        Variant compiled = ForAws.chosen(Home.find(), List.of("all")).stream()
                .filter(each -> each.aws().orElseThrow().needs().filter(needs -> needs.contains("amazon-linux-2023"))
                        .isPresent())
                .findFirst().orElseThrow();
        Assumptions.assumeFalse(Files.exists(Path.of("/etc/amazon-linux-release")));
        assertThat(new ForAws(Home.find(), System.out::println).without(compiled, MACHINE).orElseThrow())
                .startsWith("amazon-linux-2023 is missing").contains("To fix this: ");
    }

    static List<Variant> all() {
        ForAws forAws = new ForAws(Home.find(), System.out::println);
        return ForAws.chosen(Home.find(), List.of("all")).stream()
                .filter(each -> forAws.without(each, MACHINE).isEmpty()).toList();
    }

    private void check(Variant variant) throws IOException {
        Parcel parcel = new ForAws(Home.find(), System.out::println).pack(List.of(variant), MACHINE, folder).getFirst();
        try (FileSystem zip = FileSystems.newFileSystem(parcel.zip());
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files.stream().map(Path::toString)).as("what the runtime starts")
                    .contains(entry(variant.aws().orElseThrow()));
            assertThat(files.stream().map(Path::toString).filter(file -> file.matches("/[^/]*\\.jar")))
                    .as("jars count in /lib only").isEmpty();
            for (Path file : files)
                assertThat(newestSymbol(file).filter(version -> version > NEWEST)).as(variant.name() + ", " + file)
                        .isEmpty();
        }
    }

    private static String entry(Variant.Aws aws) {
        return switch (aws.runtime().replaceFirst("[0-9.]+$", "")) {
            case "java" -> "/lib/function.jar";
            case "python" -> "/" + aws.handler().replaceFirst("\\.[^.]*$", "") + ".py";
            default -> "/" + aws.handler();
        };
    }

    /**
     * The newest version of the C library that an ELF file's table of names holds, 234 for 2.34; empty for other files.
     */
    private static Optional<Integer> newestSymbol(Path file) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (!bytes.startsWith("\177ELF")) return Optional.empty();
        return SYMBOL_VERSION.matcher(bytes).results()
                .map(it -> Integer.parseInt(it.group(1)) * 100 + Integer.parseInt(it.group(2)))
                .max(Comparator.naturalOrder());
    }
}
