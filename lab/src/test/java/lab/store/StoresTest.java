package lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Home;
import lab.Stranger;
import lab.toolchain.StoresBuild;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Against the real process of S3 and DynamoDB Local, with the AWS SDK as its client. */
class StoresTest {

    private static final int MANY = 2_000;

    @TempDir
    static Path folder;
    private static Stores stores;
    private static Clients clients;

    @BeforeAll
    static void start() {
        stores = Stores.start(StoresBuild.classPath(Home.find()), folder);
        clients = Clients.of(stores.environment());
    }

    @AfterAll
    static void stop() {
        clients.close();
        stores.close();
    }

    @BeforeEach
    void empty() {
        stores.empty();
    }

    @Test
    void whatIsPutIsCounted() {
        clients.put("a", "rust");
        clients.put("b", "java");
        assertThat(stores.contents().keys()).containsExactlyInAnyOrder("a.txt", "b.txt");
        assertThat(stores.contents().items()).isEqualTo(Map.of("a", "rust", "b", "java"));
    }

    @ParameterizedTest
    @FieldSource("lab.Stranger#FOREIGN")
    void anotherSitesPageReachesNeither(String headers) throws IOException {
        for (URI store : List.of(url("S3"), url("DYNAMODB")))
            assertThat(Stranger.ask(store, "GET", "/", headers)).as(store.toString()).isEqualTo(403);
    }

    @ParameterizedTest
    @FieldSource("lab.Stranger#OWN")
    void programsOfThisMachineReachBoth(String headers) throws IOException {
        assertThat(Stranger.ask(url("S3"), "GET", "/", headers)).isEqualTo(200);
        // no call of DynamoDB, but one that it looked at
        assertThat(Stranger.ask(url("DYNAMODB"), "POST", "/", headers)).isEqualTo(400);
    }

    private static URI url(String store) {
        return URI.create(stores.environment().get("AWS_ENDPOINT_URL_" + store));
    }

    @Test
    void thousandsAreCountedAndRemoved() {
        List<String> ids = IntStream.range(0, MANY).mapToObj(i -> UUID.randomUUID().toString()).toList();
        ids.parallelStream().forEach(id -> clients.put(id, "rust"));
        assertThat(stores.contents().keys()).isEqualTo(ids.stream().map(id -> id + ".txt").collect(Collectors.toSet()));
        assertThat(stores.contents().items()).containsOnlyKeys(ids);
        stores.empty();
        assertThat(stores.contents()).isEqualTo(new Contents(Set.of(), Map.of()));
    }

    @Test
    void theFolderHoldsWhatS3Lists() {
        IntStream.range(0, 1_500).parallel().forEach(i -> clients.put("object-" + i, "rust"));
        assertThat(stores.contents().keys()).isEqualTo(clients.keysAsS3ListsThem());
    }

    @Test
    void objectsKeepTheirContentType() {
        clients.put("a", "rust");
        assertThat(clients.contentType("a.txt")).isEqualTo("text/plain");
    }

    @Test
    void anItemWithoutFunctionIsCountedToo() {
        clients.putItem(Map.of("id", "a"));
        assertThat(stores.contents().items()).isEqualTo(Map.of("a", ""));
    }

    @Test
    void afterEmptyingPutsGoOn() {
        clients.put("a", "rust");
        stores.empty();
        clients.put("b", "rust");
        assertThat(stores.contents().items()).containsOnlyKeys("b");
    }

    @Test
    void cpuTimeGrowsWithWork() {
        double before = stores.cpuMs();
        IntStream.range(0, 500).forEach(i -> clients.put("object-" + i, "rust"));
        assertThat(stores.cpuMs()).isGreaterThan(before);
    }

    @Test
    void everySocketListensOnLoopback() throws IOException {
        List<String> listening = Sockets.listening(StoresProcesses.pid(stores));
        assertThat(listening).hasSize(2).allMatch(address -> address.startsWith("127.0.0.1:"));
    }

    @Test
    void objectsOfAnEarlierRunAreGone(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("objects/lambda-race"));
        Files.writeString(other.resolve("objects/lambda-race/old.txt"), "old");
        try (Stores fresh = Stores.start(StoresBuild.classPath(Home.find()), other)) {
            assertThat(fresh.contents().keys()).isEmpty();
        }
        try (Stream<Path> left = Files.list(other)) {
            assertThat(left).containsExactly(other.resolve("stores.log"));
        }
    }

    @Test
    void aDeadProcessIsAProblemThatNamesItsExit(@TempDir Path other) {
        try (Stores doomed = Stores.start(StoresBuild.classPath(Home.find()), other)) {
            ProcessHandle.of(StoresProcesses.pid(doomed)).orElseThrow().destroyForcibly();
            assertThatThrownBy(doomed::contents).isInstanceOf(Problem.class)
                    .hasMessageContaining("ended with exit code 137");
            assertThat(doomed.cpuMs()).isNaN();
        }
    }

    @Test
    void aProcessThatNeverStartsIsAProblemWithItsLastWords(@TempDir Path other) {
        assertThatThrownBy(() -> Stores.start(other.resolve("nothing.jar").toString(), other))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ended with exit code 1").hasMessageContaining("stores.Main");
    }
}
