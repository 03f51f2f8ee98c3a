package lab.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lab.run.record.Route;
import locallambda.system.Folders;
import locallambda.system.Problem;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 and DynamoDB for the functions, on loopback, in a process beside the lab: starts, counts and empties them. */
public final class Stores implements AutoCloseable {

    /** Name of the bucket and of the table. */
    public static final String NAME = "lambda-race";
    private static final StaticCredentialsProvider ANYONE =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final StoresProcess process;
    private final StoresProcess.Urls urls;
    private final Path folder;
    private final Map<String, String> trust;
    private final Objects objects;
    private final Items items;

    private Stores(StoresProcess process, StoresProcess.Urls urls, Path folder, Map<String, String> trust) {
        this.process = process;
        this.urls = urls;
        this.folder = folder;
        this.trust = trust;
        objects = new Objects(folder.resolve("objects").resolve(NAME));
        items = new Items(DynamoDbClient.builder().region(Region.US_EAST_1).credentialsProvider(ANYONE)
                .endpointOverride(urls.items()).build(), NAME);
    }

    /** Both stores as they usually are: plain HTTP at no distance. */
    public static Stores start(String classPath, Path folder) {
        return start(classPath, folder, Route.PLAIN);
    }

    /**
     * Starts both stores with an empty bucket and an empty table.
     *
     * @param classPath of the stores' module, see {@code lab.toolchain.StoresBuild}
     * @param folder    where objects and log go; objects of an earlier run are removed
     * @param route     how functions are to reach them
     * @throws Problem if they are not ready in time, with the last lines of their log
     */
    public static Stores start(String classPath, Path folder, Route route) {
        deleteObjects(folder);
        List<String> options = new ArrayList<>(
                List.of(folder.resolve("objects").toString(), "" + route.s3Ms(), "" + route.dynamoDbMs()));
        Optional<Authority> authority =
                route.tls() ? Optional.of(Authority.create(folder.resolve("authority"))) : Optional.empty();
        authority.ifPresent(own -> options.addAll(List.of(own.keys().toString(), Authority.PASSWORD)));
        StoresProcess process = StoresProcess.start(classPath, options, folder.resolve("stores.log"));
        try {
            Stores stores =
                    new Stores(process, process.urls(), folder, authority.map(Authority::environment).orElse(Map.of()));
            stores.objects.create();
            stores.asked(stores.items::create);
            return stores;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    public URI s3() {
        return urls.s3();
    }

    public URI dynamodb() {
        return urls.dynamodb();
    }

    public String bucket() {
        return NAME;
    }

    public String table() {
        return NAME;
    }

    /** Variables that make every AWS SDK, and the functions, use these stores. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(trust);
        environment.putAll(Map.of(
                "AWS_ENDPOINT_URL_S3", s3().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", dynamodb().toString(),
                "BUCKET", bucket(),
                "TABLE", table(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_REGION", Region.US_EAST_1.id(),
                "AWS_DEFAULT_REGION", Region.US_EAST_1.id(),
                "AWS_EC2_METADATA_DISABLED", "true"));
        return environment;
    }

    /**
     * The same for one function, with its own variables added. The function's variables override the stores', except
     * that the JVM options of both are joined.
     */
    public Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = environment();
        own.forEach((name, value) -> environment.merge(name, value,
                (ours, theirs) -> name.equals("JAVA_TOOL_OPTIONS") ? ours + " " + theirs : theirs));
        return environment;
    }

    /**
     * Creates further buckets and tables, which keep what functions put into them.
     *
     * @param tables each as {@code NAME:KEY} or {@code NAME:KEY:SORT_KEY}
     * @throws Problem for a table without a key, or a name that AWS would not take
     */
    public void declare(List<String> buckets, List<String> tables) {
        for (String each : buckets) {
            if (!each.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") || each.contains(".."))
                throw new Problem("\"" + each + "\" isn't a valid name for a bucket.",
                        "Use 3 to 63 lower-case letters, digits, dots, and hyphens.");
            new Objects(folder.resolve("objects").resolve(each)).create();
        }
        for (String each : tables) {
            if (!each.matches("[\\w.-]{3,255}(:[\\w.-]+){1,2}"))
                throw new Problem("\"" + each + "\" doesn't define a table.",
                        "Write the table with its partition key, and its sort key if it has one: orders:id or "
                                + "orders:id:line.");
            List<String> parts = List.of(each.split(":"));
            asked(() -> items.declare(parts.getFirst(), parts.subList(1, parts.size())));
        }
    }

    /** Puts a file's content into a declared bucket. */
    public void put(String bucket, String key, Path file) {
        try (S3Client s3 = S3Client.builder().region(Region.US_EAST_1).credentialsProvider(ANYONE)
                .endpointOverride(urls.s3()).forcePathStyle(true).build()) {
            asked(() -> s3.putObject(put -> put.bucket(bucket).key(key), file));
        }
    }

    /** Everything in both stores; they are read one after the other, so nobody should be writing. */
    public Contents contents() {
        return new Contents(objects.keys(), asked(items::functions));
    }

    /** Removes all objects and items; nobody may be writing. */
    public void empty() {
        objects.empty();
        asked(items::empty);
    }

    /** CPU time of the stores' process so far in ms; NaN once it is gone. */
    public double cpuMs() {
        return process.cpuMs();
    }

    private void asked(Runnable question) {
        asked(() -> {
            question.run();
            return null;
        });
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            if (!process.alive()) throw process.ended();
            throw new Problem("The local S3 or DynamoDB answered with an error: " + e.getMessage() + ".",
                    "Read " + folder.resolve("stores.log") + ", then start again.", e);
        }
    }

    /** Ends the process and removes the objects; the log stays. */
    @Override
    public void close() {
        items.close();
        process.close();
        deleteObjects(folder);
    }

    private static void deleteObjects(Path folder) {
        try {
            Files.createDirectories(folder);
            Folders.delete(folder.resolve("objects"));
        } catch (IOException e) {
            throw new Problem("The local S3 can't use the folder " + folder + ": " + e + ".",
                    "Check the permissions of this folder and the free disk space.", e);
        }
    }
}
