package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lab.Checkout;
import lab.Home;
import lab.cost.Prices;
import lab.run.stats.Percentiles;
import lab.store.Stores;
import lab.toolchain.StoresBuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/**
 * The one-off scripts as a user starts them: through {@code ./jbang}, with their own libraries, from another folder.
 */
class OneOffTest {

    private static final String LINE =
            "REPORT RequestId: 1\tDuration: 558.78 ms\tBilled Duration: 669 ms\tMemory Size: 128 MB\tMax Memory Used: "
                    + "38 MB\tInit Duration: 109.44 ms";

    @TempDir
    static Path elsewhere;
    private static Stores stores;

    @BeforeAll
    static void start() {
        stores = Stores.start(StoresBuild.classPath(Home.find()), elsewhere.resolve("stores"));
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Test
    void anObjectIsPut() throws Exception {
        Files.writeString(elsewhere.resolve("hello.txt"), "hello");
        assertThat(run("putobject", "hello.txt", "--key", "greeting.txt").good())
                .contains("s3://" + stores.bucket() + "/greeting.txt: 5 bytes");
        assertThat(stores.contents().keys()).contains("greeting.txt");
        assertThat(run("putobject", "absent.txt").bad()).contains("absent.txt", "AWS_*");
    }

    @Test
    void anItemIsWrittenOnce() throws Exception {
        assertThat(run("putitem", "id=42", "function=one-off").good()).contains(stores.table(), "42");
        assertThat(stores.contents().items()).containsEntry("42", "one-off");
        assertThat(run("putitem", "id=42", "function=another").bad()).contains("conditional request failed");
        assertThat(stores.contents().items()).containsEntry("42", "one-off");
    }

    @Test
    void percentilesAreThoseOfTheLabAndTablesawsBeside() throws Exception {
        Path published = Checkout.ROOT.resolve("lab/src/main/resources/published/lambda-perf-latest.csv");
        var numbers = Table.read().csv(published.toFile()).doubleColumn("init_mean_ms");
        String p95 = "%.2f".formatted(Percentiles.of(numbers.asDoubleArray(), 0.95)),
                tablesaw = "%.2f".formatted(numbers.percentile(95));
        assertThat(p95).isNotEqualTo(tablesaw);
        assertThat(run("percentiles", published.toString(), "init_mean_ms").good().lines())
                .anyMatch(line -> line.contains("p95") && line.contains(p95) && line.contains(tablesaw)
                        && line.contains("yes"))
                .anyMatch(line -> line.contains("p99") && line.contains("no: fewer than 10"));
        assertThat(run("percentiles", published.toString(), "runtime").bad()).contains("runtime has no numbers",
                "one of its columns");
    }

    @Test
    void aChartIsDrawnWhereOneIs() throws Exception {
        String csv = Checkout.ROOT.resolve("results/reference/cost.csv").toString();
        run("chart", csv, "memory_mb", "lambda_usd", "--out", "cost.png").good();
        BufferedImage picture = ImageIO.read(elsewhere.resolve("cost.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(run("chart", csv, "memory", "lambda_usd").bad()).contains("The columns are variant, memory_mb");
    }

    @Test
    void theBillIsReckonedAtThePublishedPrices() throws Exception {
        Prices.Lambda prices = Prices.published().lambda();
        double usd = 0.669 * 128 / 1024 * prices.x86().getFirst().perGbSecond() + prices.perRequest();
        assertThat(run("bill", LINE).good()).contains("669 ms at 128 MB", "$%.10f for this call".formatted(usd),
                "$%.2f for a million".formatted(usd * 1e6));
        assertThat(run("bill", LINE.replace('\t', ' ')).good()).contains("669 ms at 128 MB");
        assertThat(run("bill", "{\"type\":\"platform.report\",\"record\":{\"metrics\":{\"durationMs\":668.2,"
                + "\"billedDurationMs\":669,\"memorySizeMB\":128}}}").good()).contains("669 ms at 128 MB");
        assertThat(run("bill", "START RequestId: 1").bad()).contains("has no \"Billed Duration\"");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void eachIsShortNeedsNothingOfTheLabAndShowsExamples(Path script) throws Exception {
        List<String> lines = Checkout.read(script.toString()).lines().toList();
        assertThat(lines).hasSizeBetween(20, 40)
                .noneMatch(line -> line.startsWith("//SOURCES") || line.startsWith("import lab."));
        assertThat(run(script.getFileName().toString().replace(".java", ""), "--help").good()).contains("Examples:",
                "  ./jbang ");
    }

    static List<Path> scripts() throws Exception {
        return Checkout.files("scripts/oneoff/*.java");
    }

    private record Ended(int code, String output) {
        String good() {
            assertThat(code).as(output).isZero();
            return output;
        }

        String bad() {
            assertThat(code).as(output).isNotZero();
            assertThat(output).doesNotContain("\tat ");
            return output;
        }
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Checkout.ROOT.resolve("jbang").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.environment().putAll(stores.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
