package locallambda.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import locallambda.snapshot.SnapshotTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's project: the module is installed as its README says, and {@code docs/examples/junit} uses it. */
class ExampleProjectTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLE = CHECKOUT.resolve("docs/examples/junit");

    @TempDir
    static Path folder;

    @Test
    void theReadmeShowsItsTests() throws IOException {
        String shown = Files.readString(Path.of("README.md")).split("## In your tests", 2)[1].split("```java\n", 2)[1]
                .split("```", 2)[0];
        String source = Files.readString(EXAMPLE.resolve("src/test/java/com/acme/OrdersSnapStartTest.java"));
        assertThat(source).contains(shown.strip().replaceFirst("\n}$", ""));
    }

    @Test
    void theReadmeShowsItsDependencies() throws IOException {
        String shown = Files.readString(Path.of("README.md")).split("## In your tests", 2)[1].split("```xml\n", 2)[1]
                .split("```", 2)[0];
        assertThat(shown.lines()).hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(Files.readString(EXAMPLE.resolve("pom.xml"))).contains(line));
    }

    @Test
    @Tag("long")
    void aPlainProjectTestsItsFunctionWithJUnit6And5() throws Exception {
        Path repository = repository();
        install(repository);
        Path project = folder.resolve("project");
        copy(EXAMPLE, project, file -> !file.startsWith("target"));
        String six = maven(project, Map.of(), "verify", "-Dmaven.repo.local=" + repository);
        assertThat(six).contains("BUILD SUCCESS", "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0", // OrdersIT
                SnapshotTool.fault().isEmpty() ? "Tests run: 6, Failures: 0, Errors: 0, Skipped: 0" : "Skipped: 2");
        anotherJvmCanBeChosenForAllClasses(project, repository);
        String five = maven(project, Map.of("LAMBDA_RACE_CACHE", folder.resolve("empty").toString()), "verify",
                "-Dmaven.repo.local=" + repository, "-Djunit.version=5.14.1");
        assertThat(five).contains("BUILD SUCCESS", criuIsOnPath() ? "Tests run: 6" : "Skipped: 2");
        if (!criuIsOnPath())
            assertThat(Files.readString(project
                    .resolve("target/surefire-reports/TEST-com.acme.OrdersSnapStartTest.xml")))
                    .contains("SnapStart needs CRIU 4.2", "criu is neither in the cache nor on PATH");
    }

    private static void anotherJvmCanBeChosenForAllClasses(Path project, Path repository) {
        assertThat(maven(project, Map.of(), "test", "-Dmaven.repo.local=" + repository, "-Dtest=OrdersTest",
                "-Dlocallambda.java=/no/jdk")).contains("BUILD FAILURE", "leads to /no/jdk, which contains no Java");
    }

    /** Runs the command of the README in a copy, because this checkout is in use by these very tests. */
    private static void install(Path repository) throws Exception {
        Path copy = folder.resolve("checkout");
        for (String file : List.of("pom.xml", "format.xml", "lab/pom.xml", "lab/stores/pom.xml")) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(CHECKOUT.resolve(file), copy.resolve(file));
        }
        copy(CHECKOUT.resolve("local-lambda"), copy.resolve("local-lambda"), file -> !file.startsWith("target"));
        String command = Files.readString(Path.of("README.md")).lines().filter(line -> line.startsWith("mvn "))
                .findFirst().orElseThrow();
        List<String> words = new ArrayList<>(List.of(command.split(" ")).subList(1, command.split(" ").length));
        words.add("-Dmaven.repo.local=" + repository);
        assertThat(maven(copy, Map.of(), words.toArray(String[]::new))).contains("BUILD SUCCESS");
    }

    /** A Maven repository of this test's own. What others' projects are in begins as a copy of the user's. */
    private static Path repository() throws IOException {
        Path repository = folder.resolve("repository");
        Path users = Path.of(System.getProperty("user.home"), ".m2/repository");
        if (Files.isDirectory(users)) copy(users, repository, file -> !file.startsWith("race"));
        return repository;
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).map(from::relativize).filter(wanted).toList()) {
                Files.createDirectories(to.resolve(file).getParent());
                if (file.toString().endsWith(".jar")) link(from.resolve(file), to.resolve(file));
                else Files.copy(from.resolve(file), to.resolve(file));
            }
        }
    }

    /** Jars are most of a repository, and Maven replaces none that is there. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, to); // on another disk, for example
        }
    }

    private static boolean criuIsOnPath() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "criu")));
    }

    private static String maven(Path project, Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
