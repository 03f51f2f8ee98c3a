package contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.variant.Variant;
import locallambda.files.TemporaryFolders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variant that was trained must use what its training run left: else it would be measured under a wrong name. */
class AotCacheTest {

    static List<String> trained() {
        return Bench.all().stream().filter(variant -> variant.build().training().isPresent()
                && variant.start().command().contains("AOTCache")).map(Variant::name).toList();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void theHandlersClassComesFromTheCache(String variant) throws IOException {
        // not in /tmp, where a function has files of its own
        Path loaded = Files.createTempFile(TemporaryFolders.parent(), "class-load-", ".txt");
        try (Bench bench = Bench.start();
                Function function = bench.deploy(variant, "watched",
                        env -> env.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded))) {
            assertThat(function.post("{}").status()).isEqualTo(200);
            assertThat(Files.readAllLines(loaded))
                    .anyMatch(line -> line.contains("race.Handler source: shared objects file"));
        } finally {
            Files.delete(loaded);
        }
    }

    @ParameterizedTest
    @MethodSource("trained")
    void withoutTheCacheItFailsInsteadOfRunningAsPlainJava(String variant) {
        try (Bench bench = Bench.start();
                Function function =
                        bench.deploy(variant, "uncached", env -> {}, "/artifact/function.aot", "/artifact/gone.aot")) {
            Function.Answer answer = function.post("{}");
            assertThat(answer.platformError()).contains("exit");
            // with SnapStart INIT runs when a version is published, so there is none to call
            assertThat(answer.status()).isEqualTo(usesSnapStart(variant) ? 404 : 502);
        }
    }

    private static boolean usesSnapStart(String name) {
        return Bench.all().stream().anyMatch(variant -> variant.name().equals(name) && variant.start().snapstart());
    }
}
