package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Map;
import locallambda.TestLab.Answer;
import locallambda.report.RequestCounts;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 1 has the variable OWN=old and the alias prod, $LATEST has OWN=new. */
class VersionsTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private TestLab lab;

    @BeforeEach
    void start() {
        lab = TestLab.start();
        deploy("old");
        assertThat(lab.lambda.publishVersion("f")).isEqualTo("1");
        lab.lambda.alias("f", "prod", "1");
        deploy("new");
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void deploy(String own) {
        lab.lambda.deploy(lab.function("f").withEnvironment(Map.of("OWN", own)));
    }

    private JsonNode environment(String name) {
        return lab.invoke(name, "{\"do\": \"environment\"}").json();
    }

    private JsonNode headers(String name) {
        return lab.invoke(name, "{\"do\": \"headers\"}").json();
    }

    @ParameterizedTest
    @CsvSource({"f,new,$LATEST", "f:$LATEST,new,$LATEST", "f:1,old,1", "f:prod,old,1"})
    void aQualifierChoosesTheVersion(String name, String own, String version) {
        JsonNode environment = environment(name);
        assertThat(environment.get("OWN").asText()).isEqualTo(own);
        assertThat(environment.get("AWS_LAMBDA_FUNCTION_VERSION").asText()).isEqualTo(version);
        assertThat(environment.get("AWS_LAMBDA_LOG_STREAM_NAME").asText())
                .matches("\\d{4}/\\d\\d/\\d\\d/\\[" + version.replace("$", "\\$") + "\\][0-9a-f]{32}");
        assertThat(lab.invoke(name, "{}").header("X-Amz-Executed-Version")).isEqualTo(version);
        assertThat(lab.log("f")).contains(" Version: " + version + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":prod"})
    void theArnEndsWithWhatTheCallerNamed(String qualifier) {
        assertThat(headers("f" + qualifier).get("lambda-runtime-invoked-function-arn").asText())
                .isEqualTo(ARN + qualifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "test"})
    void anUnknownOneIs404(String qualifier) {
        Answer answer = lab.invoke("f:" + qualifier, "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("Message").asText()).isEqualTo("Function not found: " + ARN + ":" + qualifier);
    }

    @Test
    void eachVersionHasEnvironmentsAndCountsOfItsOwn() {
        lab.invoke("f:1", "{}");
        lab.invoke("f:prod", "{}");
        lab.invoke("f", "{}");
        lab.last();
        assertThat(lab.invocations).extracting(each -> each.environment()).containsExactly("f/1", "f/1", "f/2");
        assertThat(lab.lambda.counts("f:1")).isEqualTo(new RequestCounts(2, 2, 0, 0));
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(1, 1, 0, 0));
    }

    @Test
    void anAliasMovesToAnotherVersion() {
        lab.lambda.publishVersion("f");
        lab.lambda.alias("f", "prod", "2");
        assertThat(environment("f:prod").get("OWN").asText()).isEqualTo("new");
        assertThat(environment("f:1").get("OWN").asText()).isEqualTo("old");
    }

    @Test
    void whatIsDeployedIsPublishedIfNeeded() {
        assertThat(lab.lambda.published("f")).isEqualTo("2");
        assertThat(lab.lambda.published("f:1")).isEqualTo("1");
    }

    @Test
    void aUrlMayNameAnAlias() {
        HttpRequest request = HttpRequest.newBuilder(lab.lambda.url("f:prod")).build();
        assertThat(TestLab.send(request).status()).isEqualTo(200);
        lab.last();
        assertThat(lab.lambda.counts("f:1").reported()).isOne();
    }

    @Test
    void removingAFunctionRemovesItsVersions() {
        lab.lambda.remove("f");
        assertThat(lab.invoke("f:1", "{}").status()).isEqualTo(404);
    }

    @Test
    void anAliasNeedsAVersionThatIsThere() {
        assertThatThrownBy(() -> lab.lambda.alias("f", "test", "7"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.next()).contains("$LATEST, 1"))
                .hasMessage("f has no version 7.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "a b", ""})
    void anAliasIsNoNumber(String name) {
        assertThatThrownBy(() -> lab.lambda.alias("f", name, "1")).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't a valid name for an alias");
    }
}
