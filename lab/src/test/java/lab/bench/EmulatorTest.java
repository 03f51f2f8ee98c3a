package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.Toolchains;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorTest {

    private static final Home HOME = Home.find();

    @TempDir
    Path folder;

    @Test
    void itAnswersForTheSameFunctionOrItsAbsenceIsExplained() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        Optional<Path> binary = Emulator.bring(HOME, said::add);
        boolean go = new Toolchains(HOME.lambdas()).probes().get("go").usable();
        assertThat(binary.isPresent()).as("%s", said).isEqualTo(go);
        if (binary.isEmpty()) assertThat(said.getLast()).startsWith("AWS's emulator couldn't be built");
        else assertThat(answer(binary.get())).contains("\"hello\"").doesNotContain("errorMessage");
    }

    private String answer(Path binary) throws IOException, InterruptedException {
        Built python = new Builder(HOME).build(Variants.read(HOME.lambdas()).stream()
                .filter(each -> each.name().equals("python")).findFirst().orElseThrow());
        Map<String, String> environment =
                Map.of("BUCKET", "b", "TABLE", "t", "AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing");
        try (Emulator emulator = Emulator.start(binary, python, environment, 1769, folder);
                HttpClient http = HttpClient.newHttpClient()) {
            return http.send(WarmCalls.post(emulator.invocations()), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
