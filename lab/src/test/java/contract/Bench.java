package contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.run.record.Route;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** A local platform with real stores for the contract, on which a variant can also be deployed with a fault. */
final class Bench implements AutoCloseable {

    /** The group whose variants are no steps: each of them has to keep the contract, in {@link FrameworksTest}. */
    static final String FRAMEWORKS = "frameworks";
    private static final int MEMORY_MB = 1769;

    private final Home home;
    private final LocalPlatform platform;
    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final Map<String, Invocation> invocations = new ConcurrentHashMap<>();
    private final Map<String, Function> functions = new HashMap<>();

    private Bench(Home home, LocalPlatform platform) {
        this.home = home;
        this.platform = platform;
        platform.subscribe(invocation -> invocations.put(invocation.report().requestId(), invocation));
        Map<String, String> stores = platform.storesEnvironment();
        StaticCredentialsProvider anyone =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        s3 = S3Client.builder().region(Region.US_EAST_1).credentialsProvider(anyone).forcePathStyle(true)
                .endpointOverride(URI.create(stores.get("AWS_ENDPOINT_URL_S3"))).build();
        dynamoDb = DynamoDbClient.builder().region(Region.US_EAST_1).credentialsProvider(anyone)
                .endpointOverride(URI.create(stores.get("AWS_ENDPOINT_URL_DYNAMODB"))).build();
    }

    static Bench start() {
        return start(Home.find());
    }

    static Bench start(Home home) {
        return start(home, Route.PLAIN);
    }

    static Bench start(Home home, Route route) {
        try {
            return new Bench(home,
                    LocalPlatform.start(home, Limits.detect(), Files.createTempDirectory("contract"), 0, route));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every variant, and the last step of each group. */
    private static List<Variant> variants() {
        return Stream.concat(all().stream(), lastSteps().stream()).toList();
    }

    /**
     * One variant of each code and each way to make a process of it, the one that races take first, and the last steps.
     * The others are the same code under other options.
     */
    static List<String> representatives() {
        Map<String, String> first = new LinkedHashMap<>();
        all().stream().sorted(Comparator.comparing(Variant::race))
                .forEach(each -> first.putIfAbsent(way(each), each.name()));
        return Stream.concat(first.values().stream(), lastSteps().stream().map(Variant::name)).toList();
    }

    /** All variants but the {@link #representatives}. */
    static List<String> others() {
        List<String> shown = representatives();
        return variants().stream().map(Variant::name).filter(name -> !shown.contains(name)).toList();
    }

    private static String way(Variant variant) {
        String program = variant.start().command().strip().split("\\s+")[0];
        return String.join(" ", variant.sources().folder(), variant.sources().also().toString(),
                variant.comparison().habit().toString(), program, "" + variant.start().snapstart(),
                "" + variant.build().training().isPresent());
    }

    /**
     * The last step of each group: what its steps add up to is what has to keep the contract, unless it can only say
     * hello, or keeps a contract of its own.
     */
    static List<Variant> lastSteps() {
        return Variants.groups(Home.find().lambdas()).entrySet().stream()
                .filter(group -> !group.getKey().equals(FRAMEWORKS)).map(group -> group.getValue().getLast())
                .filter(last -> !last.hello() && last.calls().isEmpty()).toList();
    }

    /** The variants of this checkout. */
    static List<Variant> all() {
        return Variants.read(Home.find().lambdas());
    }

    LocalPlatform platform() {
        return platform;
    }

    /** The variant as it is; skips the tests, with the reason, where its toolchain is missing. */
    Function function(String variant) {
        return functions.computeIfAbsent(variant, name -> deploy(name, name, env -> {}));
    }

    Function deploy(String variant, String function, Consumer<Map<String, String>> fault) {
        return deploy(variant, function, fault, "", "");
    }

    /** @param wrong what stands in the command instead of {@code right} */
    Function deploy(String variant, String function, Consumer<Map<String, String>> fault, String right, String wrong) {
        FunctionConfig sound = configure(variant, function);
        Map<String, String> environment = new HashMap<>(sound.environment());
        fault.accept(environment);
        List<String> command = sound.command().stream().map(part -> part.replace(right, wrong)).toList();
        FunctionConfig config = sound.withCommand(command).withEnvironment(environment);
        try {
            platform.deploy(config);
            return new Function(this, variant, function, "");
        } catch (Problem e) {
            if (config.snapStart().isEmpty()) throw e;
            // its INIT failed, so there is nothing to call
            return new Function(this, variant, function, e.getMessage());
        }
    }

    /** How the variant would be deployed. */
    FunctionConfig configure(String variant, String function) {
        return platform.configure(function, built(variant), MEMORY_MB, 1);
    }

    void remove(String function) {
        platform.remove(function);
    }

    String errorOf(String requestId) {
        platform.settle(Duration.ofSeconds(5));
        Invocation invocation = invocations.get(requestId);
        return invocation == null ? "" : invocation.error();
    }

    long environments(String function) {
        platform.settle(Duration.ofSeconds(5));
        return invocations.values().stream().filter(invocation -> invocation.function().equals(function))
                .map(Invocation::environment).distinct().count();
    }

    Stored object(String key) {
        var response = s3.getObjectAsBytes(get -> get.bucket(platform.storesEnvironment().get("BUCKET")).key(key));
        return new Stored(response.asUtf8String(), response.response().contentType());
    }

    /** An object in S3 as it was stored. */
    record Stored(String content, String contentType) {}

    /** The item with its attributes, all of them of type S. */
    Map<String, String> item(String id) {
        return dynamoDb
                .getItem(get -> get.tableName(platform.storesEnvironment().get("TABLE"))
                        .key(Map.of("id", AttributeValue.fromS(id))))
                .item().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
        platform.close();
    }

    private Built built(String name) {
        Variant variant = Stream.concat(
                Variants.read(home.lambdas()).stream(),
                Variants.groups(home.lambdas()).values().stream().flatMap(List::stream))
                .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        new Toolchains(home.lambdas()).missing(variant)
                .ifPresent(missing -> Assumptions.abort(name + ": " + missing.reason() + " " + missing.fix()));
        return new Builder(home).build(variant);
    }
}
