package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    @TempDir
    Path folder;
    private Path given;

    @BeforeEach
    void someoneBuildsAFunction() throws Exception {
        given = Files.createDirectories(folder.resolve("target"));
    }

    @Test
    void aThinJarBringsTheLibrariesBesideIt() throws Exception {
        Path jar = Compiled.jar("Some", "class Some {}", given);
        Path lib = Files.createDirectory(given.resolve("lib"));
        Files.move(Compiled.jar("Other", "class Other {}", given), lib.resolve("library.jar"));
        assertThat(names(Intake.of(jar, folder.resolve("task")))).containsExactly("function.jar", "library.jar");
    }

    @Test
    void aShadedJarLeavesOutTheLibrariesBesideItThatItContains() throws Exception {
        Path jar = Compiled.jar("Some", "class Some {} class Inside {}", given);
        Path lib = Files.createDirectory(given.resolve("lib"));
        Files.move(Compiled.jar("Inside", "class Inside {}", given), lib.resolve("inside.jar"));
        assertThat(names(Intake.of(jar, folder.resolve("task")))).containsExactly("function.jar");
    }

    @Test
    void aZipAsForLambdaBecomesAJarItsLibrariesAndItsFiles() throws Exception {
        Path content = Files.createDirectory(folder.resolve("content"));
        Archive.unpack(Compiled.jar("Some", "class Some {}", given), content);
        Files.copy(given.resolve("Some.jar"), Files.createDirectory(content.resolve("lib")).resolve("library.jar"));
        Files.writeString(content.resolve("settings.txt"), "blue");
        Archive.pack(content, given.resolve("function.zip"));
        Intake taken = Intake.of(given.resolve("function.zip"), folder.resolve("task"));
        assertThat(names(taken)).containsExactly("function.jar", "library.jar");
        assertThat(taken.folder().resolve("settings.txt")).hasContent("blue");
        assertThat(Handlers.read(taken.jars()).has("Some")).isTrue();
        assertThat(names(Intake.of(content, folder.resolve("exploded")))).containsExactly("function.jar",
                "library.jar");
        assertThat(content.resolve("Some.class")).exists();
    }

    @Test
    void springFindsThePackagesOfAFolder() throws Exception {
        Path content = Files.createDirectories(folder.resolve("content/com/acme"));
        Files.writeString(content.resolve("settings.txt"), "blue");
        Path jar = Intake.of(folder.resolve("content"), folder.resolve("task")).jars().getFirst();
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(JarEntry::getName)).contains("com/", "com/acme/", "com/acme/settings.txt");
        }
    }

    @Test
    void whatIsNoFunctionIsNamed() throws Exception {
        assertThatThrownBy(() -> Intake.of(given.resolve("none.jar"), folder.resolve("a"))).isInstanceOf(Problem.class)
                .hasMessageContaining("There is no ");
        Path text = Files.writeString(given.resolve("text.jar"), "no jar");
        assertThatThrownBy(() -> Intake.of(text, folder.resolve("b"))).isInstanceOf(Problem.class)
                .hasMessageContaining("text.jar can't be opened");
        Path other = Files.writeString(given.resolve("pom.xml"), "<project/>");
        assertThatThrownBy(() -> Intake.of(other, folder.resolve("c"))).isInstanceOf(Problem.class)
                .hasMessageContaining("is neither a jar nor a zip nor a folder");
    }

    private static List<String> names(Intake taken) {
        return taken.jars().stream().map(jar -> jar.getFileName().toString()).toList();
    }
}
