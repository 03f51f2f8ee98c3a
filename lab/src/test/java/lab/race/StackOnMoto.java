package lab.race;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.aws.Moto;
import lab.aws.TestStack;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.variant.Variants;
import locallambda.LocalLambda;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.runtime.FunctionConfig;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * A stack in moto's account whose calls the local Lambda answers, because moto starts no functions. Its function URLs
 * look at moto's configuration before each call, as AWS ends environments of a function that was changed; what the
 * local Lambda reports goes into moto's logs late, in the form of AWS.
 */
public final class StackOnMoto implements AutoCloseable {

    /** What befalls a call: the how-manieth it is, from 0. */
    public enum Fate {
        ANSWERED, THROTTLED, FORBIDDEN, CUT, LOST
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LATE = Duration.ofMillis(700);

    private final Moto moto;
    private final AwsClients clients;
    /** What AWS itself calls its own services with. */
    private final AwsClients inside;
    private final DeployedStack deployed;
    private final DeployedStack stack;
    private final Path folder;
    private final Built built;
    private final LocalLambda lambda;
    private final HttpServer urls;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> configurations = new HashMap<>();
    private final Map<String, Map<String, List<String>>> headers = new ConcurrentHashMap<>();
    private final Set<String> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile IntFunction<Fate> fate = call -> Fate.ANSWERED;
    private volatile boolean json;
    private volatile boolean away;

    public StackOnMoto(Path folder, String... variants) throws IOException, InterruptedException {
        Home home = Home.find();
        this.folder = folder;
        this.moto = Moto.fresh();
        this.clients = moto.clients();
        this.inside = moto.inside();
        this.deployed = TestStack.deploy(clients, folder, variants);
        this.built = new Builder(home, line -> {}).build(Variants.read(home.lambdas()).stream()
                .filter(one -> one.name().equals("python")).findFirst().orElseThrow());
        Path logs = Files.createDirectories(folder.resolve("logs"));
        this.lambda = LocalLambda.start(LocalLambda.Settings.of(Limits.named("none"), logs));
        this.lambda
                .subscribe(invocation -> later.schedule(() -> log(invocation), LATE.toMillis(), TimeUnit.MILLISECONDS));
        this.urls = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.urls.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.urls.createContext("/", this::handle);
        this.urls.start();
        moto.door().stubFor(post(urlPathMatching("/2015-03-31/functions/[^/]+/invocations")).atPriority(5)
                .willReturn(aResponse().proxiedFrom("http://127.0.0.1:" + this.urls.getAddress().getPort())));
        Map<String, DeployedStack.Function> functions = new HashMap<>();
        deployed.functions().forEach((variant, function) -> functions.put(variant, function(variant, function)));
        this.stack = new DeployedStack(deployed.stack(), deployed.region(), deployed.account(), deployed.bucket(),
                deployed.table(), deployed.architecture(), functions, deployed.created());
    }

    private DeployedStack.Function function(String variant, DeployedStack.Function made) {
        boolean snapstart = variant.endsWith("-snapstart");
        if (snapstart && made.qualifier() == null) {
            String version = clients.lambda().publishVersion(publish -> publish.functionName(made.name())).version();
            clients.lambda()
                    .createAlias(create -> create.functionName(made.name()).name("live").functionVersion(version));
        }
        URI url = URI.create("http://127.0.0.1:" + urls.getAddress().getPort() + "/" + variant + "/");
        return new DeployedStack.Function(made.name(), snapstart ? "live" : null, url, made.logGroup(), snapstart);
    }

    public DeployedStack stack() {
        return stack;
    }

    /** Variables that lead every AWS SDK into the account. */
    public Map<String, String> environment() {
        return moto.environment();
    }

    /** The token of the race that has the stack now. */
    public Optional<String> raceThatHasIt() {
        return Optional.ofNullable(
                clients.dynamoDb()
                        .getItem(get -> get.tableName(stack.table())
                                .key(Map.of("id", AttributeValue.fromS("race-lock"))))
                        .item().get("owner"))
                .map(AttributeValue::s);
    }

    public AwsClients clients() {
        return clients;
    }

    /** From here on calls meet this fate. */
    void fate(IntFunction<Fate> now) {
        calls.set(0);
        fate = now;
    }

    /** For so long nothing of AWS answers, neither its services nor the functions. */
    void unreachable(Duration time) {
        away = true;
        StubMapping cut = moto.door()
                .stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        later.schedule(() -> {
            moto.door().removeStub(cut);
            away = false;
        }, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From here on logs are JSON. */
    void logJson(boolean now) {
        json = now;
    }

    /** The headers that the newest call of a variant came with, names in lower case. */
    Map<String, List<String>> headers(String variant) {
        return headers.get(variant);
    }

    List<String> destroy() {
        return TestStack.destroy(clients, folder, deployed);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean url = !path.startsWith("/2015-03-31/functions/");
        String variant = url ? path.split("/")[1] : path.split("/")[3].replaceFirst("^" + TestStack.NAME + "-", "");
        Map<String, List<String>> sent = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name.toLowerCase(), List.copyOf(values)));
        headers.put(variant, sent);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fate met = fate.apply(calls.getAndIncrement());
        switch (away ? Fate.LOST : met) {
            case THROTTLED -> answer(exchange, 429, UUID.randomUUID().toString(),
                    "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Message\":\"Rate Exceeded.\"}"
                            .getBytes());
            case FORBIDDEN ->
                    answer(exchange, 403, UUID.randomUUID().toString(), "{\"Message\":\"Forbidden\"}".getBytes());
            case CUT -> {
                invoke(variant, body, url);
                exchange.close();
            }
            case LOST -> exchange.close();
            case ANSWERED -> {
                HttpResponse<byte[]> response = invoke(variant, body, url);
                answer(exchange, response.statusCode(), response.headers().firstValue("x-amzn-RequestId").orElse(""),
                        response.body());
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String requestId, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpResponse<byte[]> invoke(String variant, byte[] body, boolean url) throws IOException {
        follow(stack.function(variant));
        String name = stack.function(variant).name();
        try {
            return HTTP.send(HttpRequest.newBuilder(url ? lambda.url(name)
                    : lambda.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Deploys the function anew if moto has another configuration than it had. */
    private synchronized void follow(DeployedStack.Function function) {
        GetFunctionConfigurationResponse now = inside.lambda()
                .getFunctionConfiguration(get -> get.functionName(function.name()).qualifier(function.qualifier()));
        String configuration = now.version() + " " + now.memorySize() + " " + now.environment().variables();
        if (configuration.equals(configurations.put(function.name(), configuration))) return;
        Map<String, String> environment = new HashMap<>(built.environment(now.memorySize()));
        environment.putAll(moto.environmentInside());
        environment.putAll(Map.of("BUCKET", stack.bucket(), "TABLE", stack.table()));
        lambda.deploy(FunctionConfig.of(function.name(), built.command(now.memorySize()), built.folder())
                .withEnvironment(environment).withMemoryMb(now.memorySize()).withTimeout(Duration.ofSeconds(30))
                .withConcurrency(10));
    }

    private void log(Invocation invocation) {
        DeployedStack.Function function = stack.functions().values().stream()
                .filter(one -> one.name().equals(invocation.function())).findFirst().orElseThrow();
        String stream = "2026/11/25/[$LATEST]"
                + UUID.nameUUIDFromBytes(invocation.environment().getBytes()).toString().replace("-", "");
        Report report = asAws(invocation.report(), function.snapstart());
        Instant end = Instant.ofEpochMilli(invocation.startedAtMs()).plusMillis((long) report.durationMs());
        List<InputLogEvent> lines = new ArrayList<>();
        if (!json)
            lines.add(
                    event(invocation.startedAtMs(), "START RequestId: " + report.requestId() + " Version: $LATEST\n"));
        else lines.add(event(invocation.startedAtMs(),
                ("{\"time\":\"%s\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"%s\","
                        + "\"version\":\"$LATEST\"}}")
                        .formatted(end, report.requestId())));
        lines.add(event(end.toEpochMilli(),
                invocation.error().isEmpty() ? "stored something\n" : "[ERROR] " + invocation.error() + "\n"));
        if (!json) lines.add(event(end.toEpochMilli(), "END RequestId: " + report.requestId() + "\n"));
        lines.add(event(end.toEpochMilli(), json ? report.json(end) : report.text() + "\n"));
        if (streams.add(stream))
            inside.logs().createLogStream(create -> create.logGroupName(function.logGroup()).logStreamName(stream));
        inside.logs().putLogEvents(put -> put.logGroupName(function.logGroup()).logStreamName(stream).logEvents(lines));
    }

    /** A new environment of a function with SnapStart is one that was restored. */
    private static Report asAws(Report report, boolean snapstart) {
        if (!(report.start() instanceof Start.Cold(double initMs)) || !snapstart) return report;
        return new Report(report.requestId(), report.durationMs(), report.billedMs(), report.memoryMb(),
                report.peakMb(), new Start.Restored(initMs, Math.ceil(initMs)), report.status(), report.errorType());
    }

    private static InputLogEvent event(long atMs, String message) {
        return InputLogEvent.builder().timestamp(atMs).message(message).build();
    }

    @Override
    public void close() {
        urls.stop(0);
        lambda.close();
        later.shutdownNow();
        inside.close();
        clients.close();
    }
}
