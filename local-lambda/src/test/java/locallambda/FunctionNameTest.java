package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import locallambda.TestLab.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and qualifiers; the expected answers are AWS's. */
class FunctionNameTest extends OneFunction {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

    FunctionNameTest() {
        super("f");
    }

    private Answer invoke(String name, String qualifier, String event) {
        String query = qualifier == null ? "" : "?Qualifier=" + URLEncoder.encode(qualifier, StandardCharsets.UTF_8);
        return TestLab.send(HttpRequest.newBuilder(URI.create(lab.lambda.endpoint() + "/2015-03-31/functions/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/invocations" + query))
                .POST(HttpRequest.BodyPublishers.ofString(event)).build());
    }

    @ParameterizedTest
    @CsvSource({"f,,", "f:$LATEST,,:$LATEST", "f,$LATEST,:$LATEST", "f:$LATEST,$LATEST,:$LATEST", ARN + "f,,",
        ARN + "f:$LATEST,,:$LATEST", "000000000000:function:f,,"})
    void theArnThatAHandlerSeesKeepsTheQualifier(String name, String qualifier, String suffix) {
        assertThat(invoke(name, qualifier, "{\"do\": \"headers\"}").json()
                .get("lambda-runtime-invoked-function-arn").asText())
                .isEqualTo(ARN + "f" + (suffix == null ? "" : suffix));
    }

    @ParameterizedTest
    @CsvSource({"nobody,,nobody:$LATEST", "f,prod,f:prod", "f:1,,f:1", ARN + "nobody,,nobody:$LATEST",
        "arn:aws:lambda:us-east-1:000000000000:function,,function:$LATEST"})
    void whatIsNotThereHasItsVersionInTheMessage(String name, String qualifier, String known) {
        Answer answer = invoke(name, qualifier, "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(answer.json().get("Message").asText()).isEqualTo("Function not found: " + ARN + known);
    }

    @ParameterizedTest
    @CsvSource({"my-function!,,1,my-function!' at 'functionName'", "*,,1,*' at 'functionName'",
        "f,invalid!,1,invalid!' at 'qualifier'", "invalid-account:function:f,,1,at 'functionName'",
        "arn:aws:lambda:invalid-region:000000000000:function:f,,1,at 'functionName'",
        "function:f:$LATEST:extra,,1,at 'functionName'", ARN + "f:$LATES,,1,at 'functionName'",
        "f!,invalid!,2,invalid!' at 'qualifier'"})
    void whatAwsTakesForNoNameIsAValidationError(String name, String qualifier, int count, String about) {
        Answer answer = invoke(name, qualifier, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(answer.json().get("message").asText()).startsWith(count + " validation error").contains(about);
        assertThat(lab.lambda.counts("f").requests()).isZero();
    }

    @Test
    void twoQualifiersMustAgree() {
        Answer answer = invoke("f:$LATEST", "1", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amzn-ErrorType")).isEqualTo("InvalidParameterValueException");
        assertThat(answer.json().get("message").asText())
                .isEqualTo("The derived qualifier from the function name does not match the specified qualifier.");
    }
}
