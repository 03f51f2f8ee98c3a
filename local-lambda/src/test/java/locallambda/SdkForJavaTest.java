package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class SdkForJavaTest {

    private static TestLab lab;
    private static LambdaClient client;

    @BeforeAll
    static void start() {
        lab = TestLab.start();
        lab.deploy("echo");
        lab.deploy("closed", 0);
        client = LambdaClient.builder().endpointOverride(lab.lambda.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "one")))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1))).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        lab.close();
    }

    @Test
    void itGetsTheAnswerAndTheLog() {
        InvokeResponse response = client.invoke(call -> call.functionName("echo")
                .payload(SdkBytes.fromUtf8String("{\"a\": 1}")).logType(LogType.TAIL));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\": 1}");
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.functionError()).isNull();
        assertThat(new String(Base64.getDecoder().decode(response.logResult())))
                .contains("REPORT RequestId: " + response.responseMetadata().requestId());
    }

    @Test
    void itSeesAFunctionError() {
        InvokeResponse response = client.invoke(call -> call.functionName("echo")
                .payload(SdkBytes.fromUtf8String("{\"do\": \"raise\", \"message\": \"no luck\"}")));
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("no luck");
    }

    @Test
    void eventsAndDryRunsHaveTheirOwnStatus() {
        assertThat(client.invoke(call -> call.functionName("echo").invocationType(InvocationType.EVENT)).statusCode())
                .isEqualTo(202);
        assertThat(client.invoke(call -> call.functionName("echo").invocationType(InvocationType.DRY_RUN)).statusCode())
                .isEqualTo(204);
        lab.last();
    }

    @Test
    void itKnowsTheRefusals() {
        assertThatThrownBy(() -> client.invoke(call -> call.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody");
        assertThatThrownBy(() -> client.invoke(call -> call.functionName("closed")))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(
                () -> client.invoke(call -> call.functionName("echo").payload(SdkBytes.fromUtf8String("no json"))))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("Could not parse request body into json");
        assertThatThrownBy(() -> client
                .invoke(call -> call.functionName("echo").payload(SdkBytes.fromByteArray(new byte[7 << 20]))))
                .isInstanceOf(RequestTooLargeException.class).hasMessageContaining("6291456 bytes");
    }

    @Test
    void itTakesAnArn() {
        assertThat(client.invoke(call -> call.functionName("arn:aws:lambda:us-east-1:000000000000:function:echo")
                .qualifier("$LATEST")).statusCode()).isEqualTo(200);
    }
}
