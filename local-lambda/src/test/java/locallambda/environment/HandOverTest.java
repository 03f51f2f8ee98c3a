package locallambda.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import locallambda.limits.Limits;
import locallambda.log.FunctionLog;
import locallambda.report.Invocation;
import locallambda.runtime.ColdStart;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvokeRequest;
import locallambda.system.Later;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that cannot be handed to the runtime fails at once, and the next one is none the worse for it. */
class HandOverTest {

    @TempDir
    Path folder;

    private static InvokeRequest call(String clientContext) {
        return new InvokeRequest(UUID.randomUUID().toString(), "{\"do\": \"pid\"}".getBytes(StandardCharsets.UTF_8),
                clientContext, "Root=1", "", "", "", false);
    }

    private static String answer(LocalFunction function, String clientContext) {
        function.counter().requested();
        InvokeResult result = function.invoke(call(clientContext));
        result.settle();
        return new String(((InvokeResult.Answer) result).payload(), StandardCharsets.UTF_8);
    }

    @Test
    void theEnvironmentGoesOn() throws IOException {
        Path runtime = Path.of(HandOverTest.class.getResource("/lambda/runtime.py").getPath());
        FunctionConfig config = FunctionConfig.of("f", List.of("python3", runtime.toString()),
                Files.createDirectory(folder.resolve("f"))).withMemoryMb(512).withTimeout(Duration.ofSeconds(20));
        List<Invocation> reported = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (FunctionLog log = new FunctionLog(folder, "f")) {
            LocalFunction function = new LocalFunction(config, new ColdStart(config, Limits.named("none"), folder), log,
                    Later.REAL_TIME, reported::add);
            String pid = answer(function, "");
            long before = System.nanoTime();
            assertThat(answer(function, "{\"a\":\n1}")).contains("Runtime.EventNotDelivered");
            assertThat(answer(function, "")).isEqualTo(pid);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(function.counter().awaitQuiet(Duration.ofSeconds(10))).isTrue();
            assertThat(reported).extracting(Invocation::environment).containsExactly("f/1", "f/1", "f/1");
            function.close();
        }
    }
}
