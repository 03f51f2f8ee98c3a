package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.Deploy;
import lab.aws.DeployOrder;
import lab.aws.DeployedStack;
import lab.aws.Destroy;
import lab.aws.Moto;
import lab.aws.Parcel;
import lab.aws.SamTools;
import lab.aws.Template;
import lab.aws.Waiting;
import lab.run.MadeUpRun.Speed;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** What a measurement chose, on its way into moto's account and out of it. */
class OwnStackTest {

    private static final Home HOME = Home.find();
    private static final Template ALL = Template.read(HOME.lambdas().resolve("template.yaml"));
    private static final Waiting QUICK = new Waiting(Duration.ofMillis(100), Duration.ofSeconds(60));
    private static final Map<String, Speed> SPEEDS = new LinkedHashMap<>(Map.of("java-jvm",
            new Speed(300, 200, 3.1, 6, 158), "java-snapstart-primed", new Speed(240, 100, 2.1, 4.5, 136)));

    @TempDir
    Path folder;
    private Path jar;

    @BeforeEach
    void someoneMeasured() throws Exception {
        jar = Compiled.jar("Echo", """
                import com.amazonaws.services.lambda.runtime.*;
                public class Echo implements RequestHandler<Object, Object> {
                    public Object handleRequest(Object in, Context c) { return in; }
                }""", folder);
        OwnRun.write(folder, jar, SPEEDS, Map.of("TABLE", "orders", "JAVA_TOOL_OPTIONS", "-Xss512k"));
    }

    @Test
    void theChosenWayGoesUpWithItsSizeItsVariablesAndWhatPrimesIt() throws Exception {
        OwnStack own = OwnStack.of(HOME, folder, Optional.of("snapstart-primed"));
        assertThat(own.words().getFirst()).contains("java-snapstart-primed at " + own.memoryMb() + " MB");
        JsonNode properties = own.template(ALL, List.of("arn:aws:iam::aws:policy/AmazonSQSFullAccess"))
                .function("java-snapstart-primed").path("Properties");
        assertThat(properties.path("Handler").asText()).isEqualTo("race.PrimedByEvents");
        assertThat(properties.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(properties.path("Environment").path("Variables").toString()).contains("\"TABLE\":\"orders\"",
                "\"RACE_HANDLER\":\"Echo::handleRequest\"", "\"RACE_PRIMING\":\"/var/task/priming\"");
        Parcel parcel = own.pack(folder.resolve("zips"), line -> {});
        try (FileSystem zip = FileSystems.newFileSystem(parcel.zip())) {
            assertThat(zip.getPath("lib/function.jar")).exists();
            assertThat(zip.getPath("lib/priming-wrapper.jar")).exists();
            assertThat(Files.readString(zip.getPath("priming/000.json"))).isEqualTo("{\"id\": 7}");
        }
    }

    @Test
    void itIsDeployedTaggedAndDestroyed() throws Exception {
        Moto moto = Moto.fresh();
        OwnStack own = OwnStack.of(HOME, folder, Optional.of("c1"));
        List<Parcel> parcels = List.of(own.pack(folder.resolve("zips"), line -> {}));
        Template template = Template.read(SamTools.translated(own.template(ALL, List.of()).withCode("java-c1", "b",
                "k"), folder));
        assertThat(template.function("java-c1").path("Properties").path("Tags").toString()).contains(
                "lambda-race:run", "lambda-race:owner");
        DeployOrder order = new DeployOrder("race-test", List.of("java-c1"), "x86_64", own.memoryMb(), 7, "me",
                template);
        try (AwsClients aws = moto.clients()) {
            Deploy deploy = new Deploy(aws, folder, QUICK, line -> {});
            DeployedStack done = deploy.carryOut(deploy.propose(order, parcels), order, parcels);
            assertThat(OwnStack.of(HOME, folder, done)).isEqualTo(own);
            GetFunctionConfigurationResponse there =
                    aws.lambda().getFunctionConfiguration(get -> get.functionName("race-test-java-c1"));
            assertThat(there.handler()).isEqualTo("Echo::handleRequest");
            assertThat(there.memorySize()).isEqualTo(own.memoryMb());
            assertThat(there.environment().variables()).isEqualTo(
                    Map.of("TABLE", "orders", "JAVA_TOOL_OPTIONS", "-Xss512k -XX:TieredStopAtLevel=1"));
            Destroy destroy = new Destroy(aws, folder, QUICK, new Waiting(Duration.ofMillis(50), Duration.ZERO),
                    line -> {});
            assertThat(destroy.run("race-test", destroy.known("race-test", Optional.of(done)))).isEmpty();
            assertThat(aws.lambda().listFunctions().functions()).isEmpty();
        }
    }

    @Test
    void samsLinterFindsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("own.json"), OwnStack.of(HOME, folder, Optional.of("snapstart"))
                .template(ALL, List.of("arn:aws:iam::aws:policy/AmazonSQSFullAccess")).text());
        assertThat(SamTools.lint(file)).isEmpty();
    }

    @Test
    void whatCannotBeBroughtIsNamedAndAChangedJarStaysHere() throws Exception {
        for (String way : List.of("aot", "native"))
            assertThatThrownBy(() -> OwnStack.of(HOME, folder, Optional.of(way))).isInstanceOf(Problem.class)
                    .satisfies(problem -> assertThat(((Problem) problem).next()).contains("--as snapstart-primed"));
        Files.writeString(folder.resolve("Echo.java"),
                Files.readString(folder.resolve("Echo.java")).replace("return in", "return c"));
        Compiled.jar(folder.resolve("Echo.java"), folder);
        OwnStack own = OwnStack.of(HOME, folder, Optional.of("jvm"));
        List<Parcel> none = new ArrayList<>();
        assertThatThrownBy(() -> none.add(own.pack(folder.resolve("zips"), line -> {}))).isInstanceOf(Problem.class)
                .hasMessage("Your function or an event has changed since this run began.");
        assertThat(none).isEmpty();
    }
}
