package lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.Home;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The images of both variants with an AOT cache: the Dockerfile's own training steps run here, without Docker. */
class ImageFolderTest {

    private static final String MACHINE = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    private static final Home HOME = Home.find();

    @TempDir
    Path folder;

    /** @param hooks lets hooks before a snapshot find Lambda's runtime client */
    @ParameterizedTest
    @CsvSource({"java-aot, race.Handler, -XX:-UsePerfData, ''",
        "java-snapstart-best, race.PrimedHandler, -XX:TieredStopAtLevel=1, "
                + "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"})
    void theTrainingOfTheDockerfileMakesTheCacheThatTheEntryPointUses(String variant, String handler, String options,
            String hooks) throws Exception {
        ImageFolder image = images(MACHINE, variant).getFirst();
        List<String> dockerfile = Files.readAllLines(image.folder().resolve("Dockerfile"));
        assertThat(dockerfile).contains("FROM public.ecr.aws/lambda/java:25", "CMD [\"" + handler + "\"]",
                "ENV JAVA_TOOL_OPTIONS=\"" + options + "\"");
        assertThat(image.folder().resolve("function/start")).content().contains(hooks);
        String training = dockerfile.stream().filter(line -> line.startsWith("RUN ")).findFirst().orElseThrow()
                .substring("RUN ".length());
        assertThat(training).isEqualTo("/training/train 30 " + handler);
        assertThat(run(image, options, image.folder() + training)).doesNotContain("rror");
        assertThat(image.folder().resolve("function/function.aot")).isNotEmptyFile();

        String started = run(image, options,
                "JAVA_TOOL_OPTIONS=\"$JAVA_TOOL_OPTIONS -Xlog:class+load\" AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512 "
                        + "AWS_LAMBDA_RUNTIME_API=127.0.0.1:9 AWS_REGION=us-east-1 BUCKET=b TABLE=t "
                        + "timeout 20 ./start " + handler + " || true");
        assertThat(started).contains(handler + " source: shared objects file");
    }

    @Test
    void aTrainingWhoseFunctionFailsEndsWithItsError() throws Exception {
        ImageFolder image = images(MACHINE, "java-aot").getFirst();
        assertThat(run(image, "", image.folder() + "/training/train 3 race.NoHandler || echo ended with $?"))
                .contains("The training failed: ", "race.NoHandler", "ended with 1");
    }

    @Test
    void anImageForAnotherProcessorHasItsLibrary() throws Exception {
        Path there = images("aarch64", "java-aot").getFirst().folder().resolve("function/runtime/libaws-lambda-jni.so");
        assertThat(Files.readAllBytes(there)[18] & 0xff).as("e_machine of ELF: 183 is AArch64").isEqualTo(183);
        Path here = images("x86_64", "java-aot").getFirst().folder().resolve("function/runtime/libaws-lambda-jni.so");
        assertThat(Files.readAllBytes(here)[18] & 0xff).as("62 is x86-64").isEqualTo(62);
    }

    @Test
    void aVariantWithoutACacheIsLeftOut() {
        assertThatThrownBy(() -> images(MACHINE, "python")).isInstanceOf(Problem.class)
                .hasMessageContaining("None of these variants");
    }

    private List<ImageFolder> images(String machine, String... variants) {
        return new ForAws(HOME, System.out::println).images(ForAws.chosen(HOME, List.of(variants)), machine, folder);
    }

    /**
     * Runs a command as the image would, with this JDK first on PATH.
     *
     * @param options of the JVM, from the Dockerfile
     * @return what it printed
     */
    private static String run(ImageFolder image, String options, String command)
            throws IOException, InterruptedException {
        Path function = image.folder().resolve("function");
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(List.of("/bin/sh", "-c", command))).directory(function.toFile());
        builder.environment().putAll(Map.of("LAMBDA_TASK_ROOT", function.toString(), "JAVA_TOOL_OPTIONS",
                options, "PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH")));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
