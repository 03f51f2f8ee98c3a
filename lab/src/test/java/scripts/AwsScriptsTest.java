package scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import lab.Home;
import lab.aws.DeployedStack;
import lab.aws.Moto;
import lab.aws.SamTools;
import locallambda.system.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** deploy, destroy and costs as a user starts them, with an account on loopback or with none. */
class AwsScriptsTest {

    private static final String STACK = "script-test";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "destroy"})
    void withoutCredentialsItStopsWithASentenceAndNothingIsSent(String verb) throws IOException {
        try (Recorder network = new Recorder();
                Script script =
                        Script.run(verb, network.withoutCredentials(folder), "--yes", "--region", "us-east-1")) {
            assertThat(script.exitCode()).isEqualTo(1);
            assertThat(script.output()).contains("There are no AWS credentials on this machine. Nothing was sent to "
                    + "AWS.")
                    .contains("docs/aws.md");
            assertThat(network.connections()).isZero();
        }
    }

    @Test
    void withCredentialsSomethingWouldBeSent() throws IOException {
        try (Recorder network = new Recorder()) {
            Map<String, String> environment = new HashMap<>(network.withoutCredentials(folder));
            environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing"));
            try (Script script = Script.run("destroy", environment, "--yes", "--region", "us-east-1")) {
                assertThat(script.exitCode()).isEqualTo(1);
                assertThat(script.output()).contains("AWS didn't answer");
                assertThat(network.connections()).isPositive();
            }
        }
    }

    @Test
    void aProfileARegionAndAnAddressThatAreNoneAreNamed() throws IOException {
        try (Recorder network = new Recorder()) {
            Map<String, String> environment = network.withoutCredentials(folder);
            try (Script script = Script.run("deploy", environment, "--yes", "--profile", "sandbox")) {
                assertThat(script.output()).contains("The AWS profile \"sandbox\" has no credentials");
            }
            Map<String, String> known = new HashMap<>(environment);
            known.putAll(Map.of("AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing"));
            try (Script script = Script.run("destroy", known, "--yes", "--region", "eu-wst-1")) {
                assertThat(script.output()).contains("There is no AWS region \"eu-wst-1\"");
            }
            try (Script script = Script.run("destroy", known, "--yes")) {
                assertThat(script.output()).contains("No AWS region is set");
            }
            known.put("AWS_ENDPOINT_URL", "");
            try (Script script = Script.run("destroy", known, "--yes", "--region", "us-east-1")) {
                assertThat(script.output()).contains("The variable AWS_ENDPOINT_URL is \"\", which isn't an address.",
                        "unset AWS_ENDPOINT_URL");
            }
            assertThat(network.connections()).isZero();
        }
    }

    @Test
    void fromDeployToDestroy() throws Exception {
        Path kept = DeployedStack.folder(Home.find(), STACK);
        Map<String, String> account = Moto.fresh().environment();
        String template = SamTools.translated(folder, "python").toString();
        try (Script script = Script.run("deploy", account, "--stack", STACK, "--variants", "python", "--template",
                template, "--yes")) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("instead of AWS", "Add", "AWS::Lambda::Function",
                    "Deployed python as the stack " + STACK);
        }
        assertThat(DeployedStack.read(kept).functions()).containsOnlyKeys("python");
        try (Script script = Script.run("destroy", account, "--stack", STACK, "--patience", "0", "--yes")) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("everything is gone", "Nothing is left of the stack " + STACK + ".");
        }
        Folders.delete(kept);
    }

    @Test
    void withoutDockerTheFilesOfAnImageAndTheCommandAreLeft() throws IOException {
        try (Script script = deployImage("exit 1")) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("Docker is missing or isn't running", buildOfTheImage(),
                    "cd " + folder.resolve("images") + " && sam deploy --guided --resolve-image-repos");
            assertThat(folder.resolve("images/template.yaml")).content().contains("lambda-race-java-aot:latest");
            assertThat(folder.resolve("images/java-aot/Dockerfile")).content()
                    .contains("FROM public.ecr.aws/lambda/java:25");
            assertThat(folder.resolve("images/java-aot/function/start")).isExecutable();
        }
    }

    @Test
    void dockerBuildsAnImageWhereItRuns() throws IOException {
        try (Script script = deployImage("echo \"docker $*\" >>" + folder.resolve("asked"))) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).doesNotContain("Docker is missing");
            assertThat(folder.resolve("asked")).hasContent("docker info\n" + buildOfTheImage().replace("\"", ""));
        }
    }

    /** @param docker what stands in for Docker does */
    private Script deployImage(String docker) throws IOException {
        Path standIn = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("docker"),
                "#!/bin/sh\n" + docker + "\n");
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
        return Script.run("deploy", Map.of("PATH", standIn.getParent() + ":" + System.getenv("PATH")), "--variants",
                "java-aot", "--image", folder.resolve("images").toString());
    }

    private String buildOfTheImage() {
        return "docker buildx build --platform linux/amd64 --provenance=false --tag lambda-race-java-aot \""
                + folder.resolve("images/java-aot") + "\"";
    }

    @Test
    void nobodyToAskIsSaidBeforeAnythingIsDone() {
        try (Script script = Script.run("deploy", Moto.fresh().environment(), "--variants", "python")) {
            assertThat(script.exitCode()).isEqualTo(1);
            assertThat(script.output()).contains("isn't running in a terminal").contains("--yes");
        }
    }

    @Test
    void aPlanIsToldWithItsMostAndAsksAboveADollar() {
        try (Script script =
                Script.run("costs", Map.of(), "--variants", "java-snapstart-primed,python", "--memory", "512")) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("at most", "DynamoDB", "CloudWatch Logs", "Total");
        }
        try (Script script = Script.run("costs", Map.of(), "--profile", "full", "--variants", "all")) {
            assertThat(script.exitCode()).isEqualTo(1);
            assertThat(script.output()).contains("The race may cost more than $1.00");
        }
    }

    @Test
    void aRunIsToldByItsReportLines() {
        try (Script script = Script.run("costs", Map.of(), Home.find().results().resolve("reference").toString())) {
            assertThat(script.exitCode()).as(script.output()).isZero();
            assertThat(script.output()).contains("This run was local and cost nothing", "GB-s", "Total");
        }
    }

    /**
     * Everything that a lost call could reach: the proxy, the metadata service of EC2. It counts who knocks and answers
     * nobody.
     */
    private static final class Recorder implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger connections = new AtomicInteger();

        Recorder() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed())
                    try {
                        socket.accept().close();
                        connections.incrementAndGet();
                    } catch (IOException e) {
                        return; // closed
                    }
            });
        }

        int connections() {
            return connections.get();
        }

        Map<String, String> withoutCredentials(Path nowhere) {
            String here = "http://127.0.0.1:" + socket.getLocalPort();
            Map<String, String> environment = new HashMap<>();
            for (String own : List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION",
                    "AWS_DEFAULT_REGION"))
                environment.put(own, "");
            for (String proxy : List.of("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy",
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT"))
                environment.put(proxy, here);
            environment.put("AWS_CONFIG_FILE", nowhere.resolve("config").toString());
            environment.put("AWS_SHARED_CREDENTIALS_FILE", nowhere.resolve("credentials").toString());
            return environment;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
