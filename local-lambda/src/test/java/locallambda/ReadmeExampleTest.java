package locallambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** The code in README.md is the code in here, and it runs. */
class ReadmeExampleTest {

    // README: from here
    static void hello(Path folder) {
        try (LocalLambda lambda = LocalLambda.start(LocalLambda.Settings.of(Limits.detect(), folder.resolve("logs")));
                LambdaClient client = LambdaClient.builder().endpointOverride(lambda.endpoint())
                        .region(Region.US_EAST_1).credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            lambda.deploy(FunctionConfig.of("hello", List.of("python3", "hello.py"), folder).withMemoryMb(512));
            InvokeResponse answer = client.invoke(call -> call.functionName("hello")
                    .payload(SdkBytes.fromUtf8String("{\"name\": \"Ada\"}")).logType(LogType.TAIL));
            System.out.println(answer.payload().asUtf8String());
            System.out.println(new String(Base64.getDecoder().decode(answer.logResult()), UTF_8));
        }
    }
    // README: to here

    @Test
    void theReadmeShowsThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/locallambda/ReadmeExampleTest.java"));
        String snippet = source.split(" +// README: (from|to) here\n")[1].indent(-4);
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + snippet + "```",
                "```python\n" + Files.readString(Path.of("src/test/resources/lambda/hello.py")) + "```");
    }

    @Test
    void theCodePrintsTheAnswerAndTheReportLine(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("src/test/resources/lambda/hello.py"), folder.resolve("hello.py"));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            hello(folder);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(UTF_8).lines()).startsWith("{\"hello\": \"Ada\"}")
                .anyMatch(line -> line.startsWith("REPORT RequestId: ") && line.contains("\tInit Duration: "));
    }
}
