package locallambda.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import locallambda.AdvancedTime;
import locallambda.LocalLambda;
import locallambda.TestJava;
import locallambda.TestPython;
import locallambda.conformance.RawHttp.Answer;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Folders;

/**
 * A local Lambda with functions in Python, in Java and under a hand-written runtime, and a sender of what was recorded.
 */
final class ConformanceLab implements AutoCloseable {

    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    final LocalLambda lambda;
    final AdvancedTime time = new AdvancedTime();
    private final Path folder;
    private final Path library;
    private final Set<String> deployed = new HashSet<>();

    ConformanceLab() {
        try {
            folder = Files.createTempDirectory("conformance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        library = TestJava.library(folder);
        lambda = LocalLambda.start(LocalLambda.Settings.of(Limits.named("none"), folder.resolve("logs"))
                .withLater(time));
    }

    /** A function of AWS's managed Python: 128 MB, {@code handler} of {@code handler.py}. */
    FunctionConfig python(String name, String source) {
        return python(name, "python3.12", "handler.handler", source);
    }

    FunctionConfig python(String name, String runtime, String handler, String source) {
        Path home = home(name);
        write(home.resolve(handler.substring(0, handler.lastIndexOf('.')) + ".py"), source);
        return managed(FunctionConfig.of(name, List.of(TestPython.command(), "-m", "awslambdaric", handler), home),
                runtime, handler, Map.of("PYTHONPATH", TestPython.client().toString()));
    }

    /** A function of AWS's managed Java, in a class of this module's tests. */
    FunctionConfig java(String name, String runtime, String handler) {
        Path classes = Path.of(ConformanceLab.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return java(name, runtime, handler, home(name), List.of(classes));
    }

    FunctionConfig java(String name, String runtime, String handler, Path home, List<Path> classes) {
        return managed(FunctionConfig.of(name, TestJava.command(library, classes, handler), home), runtime, handler,
                Map.of()).withMemoryMb(512);
    }

    /** A function under a runtime of its own, which speaks the Runtime API without any client of AWS. */
    FunctionConfig handwritten(String name, String... arguments) {
        Path bootstrap = Path.of(ConformanceLab.class.getResource("/conformance/bootstrap.py").getPath());
        List<String> command = new ArrayList<>(List.of(TestPython.command(), bootstrap.toString()));
        command.addAll(List.of(arguments));
        FunctionConfig config = FunctionConfig.of(name, command, home(name));
        return config.withCode(config.code().withHandler("function.handler")).withTimeout(Duration.ofSeconds(10));
    }

    private static FunctionConfig managed(FunctionConfig config, String runtime, String handler,
            Map<String, String> more) {
        return config.withCode(config.code().withRuntime(runtime).withHandler(handler)).withEnvironment(more)
                .withTimeout(Duration.ofSeconds(20));
    }

    /** {@code config} with one more variable. */
    static FunctionConfig with(FunctionConfig config, String variable, String value) {
        Map<String, String> environment = new HashMap<>(config.environment());
        environment.put(variable, value);
        return config.withEnvironment(environment);
    }

    String deploy(FunctionConfig config) {
        lambda.deploy(config);
        deployed.add(config.name());
        return config.name();
    }

    /** A function that several cases share: deployed by the first of them. */
    String shared(String name, Function<String, FunctionConfig> config) {
        return deployed.contains(name) ? name : deploy(config.apply(name));
    }

    Path home(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What placeholders stand for here, if {@code function} is asked. */
    Map<String, String> known(String function) {
        return Map.of("<partition>", "aws", "<region>", REGION, "<account>", ACCOUNT, "<function>", function,
                "<version>", "$LATEST");
    }

    /** Sends the Invoke request of a case, as it was recorded, to a function. */
    Answer invoke(Recorded recorded, String function) {
        JsonNode request = recorded.request();
        return invoke(recorded, function, request.path("payload").asText());
    }

    Answer invoke(Recorded recorded, String function, String payload) {
        JsonNode request = recorded.request();
        Placeholders names = new Placeholders(recorded, known(function));
        Map<String, String> headers = new LinkedHashMap<>();
        if (request.has("type")) headers.put("X-Amz-Invocation-Type", request.get("type").asText());
        if (request.has("log_type")) headers.put("X-Amz-Log-Type", request.get("log_type").asText());
        request.path("headers").properties().forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        String name = request.has("name") ? names.filled(request.get("name").asText()) : function;
        String qualifier = names.filled(request.path("qualifier").asText().split(" ")[0]);
        byte[] body = request.has("payload_hex")
                ? HexFormat.ofDelimiter(" ").parseHex(request.get("payload_hex").asText())
                : names.filled(payload).getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(lambda.endpoint(), "POST", "/2015-03-31/functions/" + encoded(name) + "/invocations"
                + (qualifier.isEmpty() ? "" : "?Qualifier=" + encoded(qualifier)), headers, body);
    }

    /** Calls a function with any payload; what comes back is its payload. */
    Answer call(String function, String payload, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) all.put(headers[i], headers[i + 1]);
        return RawHttp.send(lambda.endpoint(), "POST", "/2015-03-31/functions/" + encoded(function) + "/invocations",
                all, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the request of a case to a function's URL. */
    Answer url(Recorded recorded, String function, Map<String, String> more) {
        JsonNode request = recorded.request();
        URI url = lambda.url(function);
        Map<String, String> headers = new LinkedHashMap<>(more);
        request.path("headers").properties().forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        byte[] body = request.has("body_base64")
                ? Base64.getDecoder().decode(request.get("body_base64").asText())
                : request.path("result").asText(request.path("body").asText()).getBytes(StandardCharsets.UTF_8);
        String prefix = url.getRawPath().substring(0, url.getRawPath().length() - 1);
        return RawHttp.send(lambda.endpoint(), request.get("method").asText(),
                prefix + request.get("path").asText(), headers, body);
    }

    /** The lines of a function's log; a carriage return ends a line, too, as Lambda's own stack traces have it. */
    List<String> log(String function) {
        lambda.quiesce(Duration.ofSeconds(30));
        try {
            return lines(Files.readString(folder.resolve("logs/" + function + ".log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String text) {
        return new ArrayList<>(text.lines().toList());
    }

    @Override
    public void close() {
        lambda.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
