package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function of a few lines, trained on the real local Lambda beside the real stores. */
class TrainingRunTest {

    /** Speaks the Runtime API with the JDK alone; writes down its payloads when it is told to end. */
    private static final String FUNCTION = """
            import java.net.*;
            import java.net.http.*;
            import java.nio.file.*;

            class Function {
                public static void main(String[] args) throws Exception {
                    String api =
                    "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
                    StringBuffer payloads = new StringBuffer(System.getenv("BUCKET") + "\\n");
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                        try {
                            Files.writeString(Path.of("app/trained.txt"), payloads);
                        } catch (Exception e) {
                            e.printStackTrace();
                        }
                    }));
                    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                    while (true) {
                        var next = http.send(HttpRequest.newBuilder(URI.create(api + "next")).build(),
                                HttpResponse.BodyHandlers.ofString());
                        boolean work = next.body().contains("work");
                        payloads.append(next.body().contains("hello")
                                ? "hello" : work ? "work" : "plain").append("\\n");
                        String id = next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
                        boolean fail = work && args.length > 0;
                        String answer = fail
                                ? "{\\"errorMessage\\": \\"out of cheese\\", \\"errorType\\": \\"Cheese\\"}" : "{}";
                        http.send(HttpRequest.newBuilder(URI.create(api + id + (fail ? "/error" : "/response")))
                                .POST(HttpRequest.BodyPublishers.ofString(answer)).build(),
                                        HttpResponse.BodyHandlers.ofString());
                    }
                }
            }
            """;

    private static final String YAML = """
            name: shell
            title: Trained
            folder: shell
            needs: [sh]
            build:
              - mkdir app
              - javac -d app Function.java
            artifact: app
            start: java -cp app Function
            training: {start: java -cp app Function, calls: 4, produces: trained.txt}
            """;

    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.in(folder).withStores();
        workshop.source("Function.java", FUNCTION);
    }

    @AfterEach
    void close() throws IOException {
        workshop.unlinkStores();
    }

    @Test
    void theFunctionIsCalledAndWhatItLeavesBelongsToTheArtifact() throws IOException {
        Path artifact = trained(YAML).resolve("app");
        assertThat(artifact.resolve("trained.txt")).hasContent("lambda-race\nhello\nwork\nplain\nplain\n");
    }

    @Test
    void aFailingCallIsNamedAndNothingCountsAsBuilt() throws IOException {
        String failing =
                YAML.replace("training: {start: java -cp app Function", "training: {start: java -cp app Function fail");
        assertThatThrownBy(() -> trained(failing)).isInstanceOf(Problem.class)
                .hasMessageContaining("The training run of shell failed: status 502")
                .hasMessageContaining("{\"work\": 1}").hasMessageContaining("out of cheese");
        assertThat(workshop.builder().cached(workshop.variant())).isEmpty();
    }

    private Path trained(String yaml) throws IOException {
        return workshop.yaml(yaml).build().folder();
    }
}
