package lab.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network and a busy AWS do to a deploy: a proxy before moto's server throttles, cuts and delays. */
class Deploy_FaultsTest {

    @TempDir
    static Path shared;
    @TempDir
    Path folder;
    private static Path template;
    private WireMockServer proxy;
    private final List<String> said = new ArrayList<>();
    private AwsClients aws;

    @BeforeAll
    static void start() throws Exception {
        template = SamTools.translated(shared, "python");
    }

    @BeforeEach
    void open() {
        Moto moto = Moto.fresh();
        proxy = moto.door();
        aws = moto.clients();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aNewAccountGetsNoLimitsThatItHasNoRoomFor() throws IOException {
        deployed();
        assertThat(said).contains("Each function may have at most 10 environments at once.");
        Moto.fresh().environments(10);
        said.clear();
        deployed();
        assertThat(said).anyMatch(line -> line.startsWith("The account has only 10 environments to share"));
    }

    @Test
    void throttlingOnlyMakesItTakeLonger() throws IOException {
        next(6, "DescribeStacks", error(400, "Throttling", "Rate exceeded"));
        assertThat(deployed().functions()).containsOnlyKeys("python");
        assertThat(proxy.getAllServeEvents().stream().filter(it -> it.getResponse().getStatus() == 400))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void cutConnectionsOnlyMakeItTakeLonger() throws IOException {
        next(5, "DescribeStackEvents", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deployed().functions()).containsOnlyKeys("python");
    }

    @Test
    void slowAnswersAreWaitedFor() throws IOException {
        next(2, "ExecuteChangeSet", aResponse().withFixedDelay(1500).proxiedFrom(Moto.server().toString()));
        assertThat(deployed().functions()).containsOnlyKeys("python");
    }

    @Test
    void aSessionThatExpiresInTheMiddleCanBeGoneOnWith() throws IOException {
        next(1, "DescribeStackEvents", aResponse().proxiedFrom(Moto.server().toString()),
                error(403, "ExpiredToken", "The security token included in the request is expired"));
        assertThatThrownBy(this::deployed).isInstanceOf(Problem.class)
                .hasMessageContaining("The AWS session expired while");
        DeployedStack done = deployed();
        assertThat(done.functions()).containsOnlyKeys("python");
        Destroy destroy = new Destroy(aws, folder, TestStack.QUICK, TestStack.QUICK.with(0), said::add);
        assertThat(destroy.run("race-test", destroy.known("race-test", Optional.of(done)))).isEmpty();
    }

    private DeployedStack deployed() throws IOException {
        return TestStack.deploy(new Deploy(aws, folder, TestStack.QUICK, said::add),
                TestStack.order(template, "python"), TestStack.parcels(folder, "python"));
    }

    /** The next calls of an action get this answer, or these; those after them reach moto. */
    private void next(int calls, String action, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < calls * answers.length; i++)
            proxy.stubFor(post(anyUrl()).atPriority(1).inScenario(action)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i).willSetStateTo("" + (i + 1))
                    .withRequestBody(containing("Action=" + action + "&")).willReturn(answers[i % answers.length]));
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse().withStatus(status).withBody(
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(code, message));
    }
}
