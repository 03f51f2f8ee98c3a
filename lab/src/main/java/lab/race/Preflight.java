package lab.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import lab.console.Stoppable;
import lab.platform.Platform;
import lab.run.record.Cell;
import lab.toolchain.Built;
import locallambda.report.Invocation;
import locallambda.system.Problem;

/** Calls each variant once before anything is measured, so that a broken variant is found and named within seconds. */
final class Preflight {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static final String PREFLIGHT = "-preflight";

    private final Platform platform;
    private final Optional<OwnContract> own;
    private final Optional<OwnLoad> load;
    private final Map<String, Invocation> heard = new ConcurrentHashMap<>();

    /**
     * @param own  the variants' own contract
     * @param load where its event goes
     */
    Preflight(Platform platform, Optional<OwnContract> own, Optional<OwnLoad> load) {
        this.platform = platform;
        this.own = own;
        this.load = load;
        platform.subscribe(invocation -> heard.put(invocation.function(), invocation));
    }

    /**
     * What the first calls showed.
     *
     * @param firstAnswerMs how long each first answer took, from nothing, in ms
     * @param broken        variants that do not start, or do not answer as the contract says, and why
     */
    record Result(Map<String, Long> firstAnswerMs, Map<String, Problem> broken) {}

    /** AWS refuses the credentials: no variant is to blame, and none can race. The message is AWS's. */
    private static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * Calls each variant once. Variants that only say hello have to answer with that.
     *
     * @throws Problem if AWS does not let these credentials call functions
     */
    Result check(Map<String, Built> builds) throws IOException, InterruptedException {
        Result result = new Result(new HashMap<>(), new TreeMap<>());
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Built> variant : builds.entrySet()) {
                try {
                    result.firstAnswerMs().put(variant.getKey(),
                            firstAnswerMs(http, variant.getKey(), variant.getValue()));
                } catch (Refused e) {
                    throw refused(variant.getKey(), e.getMessage());
                } catch (Problem e) {
                    Stoppable.throwIfStopped(e);
                    result.broken().put(variant.getKey(), e);
                } finally {
                    platform.remove(variant.getKey() + PREFLIGHT);
                }
            }
        }
        return result;
    }

    private long firstAnswerMs(HttpClient http, String variant, Built built) throws IOException, InterruptedException {
        String function = variant + PREFLIGHT;
        platform.deploy(function, built, Cell.ONE_VCPU_MB, 1);
        long start = System.nanoTime();
        HttpResponse<String> response =
                http.send(request(url(function)), HttpResponse.BodyHandlers.ofString());
        long ms = (System.nanoTime() - start) / 1_000_000;
        platform.settle(Duration.ofSeconds(5));
        if (response.statusCode() == 403 && platform.signing().isPresent())
            throw new Refused(shortened(response.body()));
        if (response.statusCode() != 200 || response.headers().firstValue("X-Amz-Function-Error").isPresent())
            throw broken(function, variant, "failed: " + error(function, response));
        boolean sound = own.isPresent() ? keepsItsOwn(response.body())
                : built.variant().hello() ? isHello(response.body()) : isContract(response.body());
        if (!sound)
            throw broken(function, variant,
                    "answered " + shortened(response.body()) + ", which violates the contract");
        return ms;
    }

    private String error(String function, HttpResponse<String> response) {
        Invocation invocation = heard.get(function);
        String told = invocation == null ? "" : (invocation.report().errorType() + " " + invocation.error()).strip();
        return shortened(told.isEmpty() ? "status " + response.statusCode() + " " + response.body() : told);
    }

    private URI url(String function) {
        return load.map(each -> each.address().apply(function)).orElseGet(() -> platform.url(function));
    }

    private HttpRequest request(URI url) {
        String event = own.map(OwnContract::event).orElse("{}");
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("x-race-phase", "preflight")
                .POST(HttpRequest.BodyPublishers.ofString(event));
        platform.signing().ifPresent(signing -> signing.headers(url, event).forEach(request::header));
        return request.build();
    }

    /**
     * Nothing is wrong with the variant then. Source of the five minutes: AWS Identity and Access Management User
     * Guide, "AWS Signature Version 4 for API requests".
     */
    private static Problem refused(String variant, String said) {
        return new Problem("AWS doesn't let these credentials call the " + variant + " function (status 403): " + said,
                "The credentials need the permissions lambda:InvokeFunctionUrl and lambda:InvokeFunction "
                        + "(docs/aws-policy.json). Also check this machine's clock, because AWS accepts most "
                        + "signatures for five minutes only.");
    }

    private Problem broken(String function, String variant, String how) {
        return new Problem("The variant " + variant + " " + how + ".",
                "Read its log in " + platform.logs(function)
                        + ". Fix the variant (lambdas/README.md describes the contract), or leave it out with "
                        + "--variants.");
    }

    private static boolean isContract(String body) {
        try {
            JsonNode answer = Json.MAPPER.readTree(body);
            String id = answer.path("id").asText();
            return id.matches(UUID) && answer.path("key").asText().equals(id + ".txt");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean keepsItsOwn(String body) {
        try {
            return own.orElseThrow().met(Json.MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isHello(String body) {
        try {
            return Json.MAPPER.readTree(body).path("hello").asBoolean(false);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + " …";
    }
}
