package locallambda.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import locallambda.report.Report;
import locallambda.report.Start.Cold;
import locallambda.report.Start.Warm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** As a user's test class: the extension gives each test the function of the class. */
@LocalLambda(handler = "locallambda.junit.Orders::handleRequest", environment = {"TABLE=orders", "EMPTY="}, timeout = 5)
class LocalLambdaTest {

    private final LambdaFunction orders;

    LocalLambdaTest(LambdaFunction orders) {
        this.orders = orders;
    }

    @Test
    void theFirstStartIsColdTheNextIsWarmAndAForcedOneIsColdAgain() {
        orders.forceColdStart();
        Answer first = orders.invoke("{\"id\": \"1\"}");
        assertThat(first.payload()).isEqualTo("{\"id\":\"1\"}");
        assertThat(first.report().start()).isInstanceOf(Cold.class);
        assertThat(first.report().memoryMb()).isEqualTo(512);
        assertThat(orders.invoke("{}").report().start()).isInstanceOf(Warm.class);
        orders.forceColdStart();
        assertThat(orders.invoke("{}").report().start()).isInstanceOf(Cold.class);
    }

    @Test
    void anAnswerHasTheLogOfItsInvocation() {
        orders.invoke("{\"id\": \"one\"}");
        Answer answer = orders.invoke("{\"id\": \"two\"}");
        assertThat(answer.log()).contains("got {id=two}").doesNotContain("got {id=one}")
                .contains("REPORT RequestId: " + answer.report().requestId());
        assertThat(orders.log()).contains("got {id=one}", "got {id=two}");
        assertThat(Path.of("target/local-lambda/locallambda.junit.LocalLambdaTest/Orders.log")).exists();
    }

    @Test
    void aFunctionErrorIsAnException() {
        FunctionError error = catchThrowableOfType(FunctionError.class, () -> orders.invoke("{\"do\": \"fail\"}"));
        assertThat(error.errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.errorMessage()).isEqualTo("no stock");
        assertThat(error).hasMessageContaining("Orders failed").hasMessageContaining("got {do=fail}");
        assertThat(error.answer().report().status()).isEqualTo(Report.Status.ERROR);
    }

    @Test
    void soIsItsEnd() {
        FunctionError error = catchThrowableOfType(FunctionError.class, () -> orders.invoke("{\"do\": \"exit\"}"));
        assertThat(error.errorType()).isEqualTo("Runtime.ExitError");
        assertThat(error.errorMessage()).contains("exit status 3");
    }

    @Test
    void soIsATimeout() {
        assertThatThrownBy(() -> orders.invoke("{\"do\": \"sleep\"}")).isInstanceOf(FunctionError.class)
                .hasMessageContaining("Task timed out after 5.00 seconds");
    }

    @Test
    void aRefusalIsAnotherException() {
        InvocationRefused refused = catchThrowableOfType(InvocationRefused.class, () -> orders.invoke("no JSON"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorType()).isEqualTo("InvalidRequestContentException");
    }

    @Test
    void itsEnvironmentIsALambdas() {
        assertThat(variable("TABLE")).isEqualTo("\"orders\"");
        assertThat(variable("EMPTY")).isEqualTo("\"\"");
        assertThat(variable("AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("\"Orders\"");
        assertThat(variable("_HANDLER")).isEqualTo("\"locallambda.junit.Orders::handleRequest\"");
        assertThat(variable("AWS_EXECUTION_ENV")).isEqualTo("\"AWS_Lambda_java" + Runtime.version().feature() + "\"");
        assertThat(variable("HOME")).isEqualTo("null");
    }

    @Test
    void aVariableThatIsSetLaterReachesTheNextInvocation() {
        orders.setEnvironment("LATER", "one");
        assertThat(variable("LATER")).isEqualTo("\"one\"");
        orders.setEnvironment("LATER", "two");
        assertThat(variable("LATER")).isEqualTo("\"two\"");
        assertThat(variable("TABLE")).isEqualTo("\"orders\"");
    }

    @Test
    void anSdkClientAndTheUrlReachIt() throws Exception {
        try (LambdaClient client = LambdaClient.builder().endpointOverride(orders.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            assertThat(client.invoke(call -> call.functionName(orders.name())
                    .payload(SdkBytes.fromUtf8String("{\"a\":\"b\"}"))).payload().asUtf8String())
                    .isEqualTo("{\"a\":\"b\"}");
        }
        int before = orders.reports().size();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(orders.url()).build(), HttpResponse.BodyHandlers.discarding());
        }
        assertThat(orders.reports()).hasSize(before + 1);
    }

    @Test
    void testsMayUseItAtTheSameTime() {
        List<String> answers = IntStream.range(0, 20).parallel()
                .mapToObj(i -> orders.invoke("{\"id\":\"" + i + "\"}")).map(Answer::payload).toList();
        assertThat(answers).containsExactlyElementsOf(
                IntStream.range(0, 20).mapToObj(i -> "{\"id\":\"" + i + "\"}").toList());
    }

    private String variable(String name) {
        return orders.invoke("{\"do\": \"variable\", \"name\": \"" + name + "\"}").payload();
    }

    @Nested
    class ANestedClass {

        @Test
        void sharesTheFunction(LambdaFunction same) {
            assertThat(same).isSameAs(orders);
        }
    }

    @Test
    void theLogIsAllThatStays() throws IOException {
        orders.invoke("{}");
        try (var files = Files.list(Path.of("target/local-lambda/locallambda.junit.LocalLambdaTest"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("Orders.log",
                    "libaws-lambda-jni.so");
        }
    }
}
