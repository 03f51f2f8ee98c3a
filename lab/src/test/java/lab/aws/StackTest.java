package lab.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CloudFormation tells while it works, in the form in which it does; moto tells of the stack alone. */
class StackTest {

    private static final Waiting QUICK = new Waiting(Duration.ofMillis(20), Duration.ofSeconds(20));

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final List<String> said = new ArrayList<>();
    private AwsClients aws;

    @BeforeEach
    void start() {
        server.start();
        aws = Moto.clients(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void stop() {
        aws.close();
        server.stop();
    }

    @Test
    void eachResourceIsToldOnceAsSoonAsItIsReady() {
        states("CREATE_IN_PROGRESS", "CREATE_IN_PROGRESS", "CREATE_COMPLETE");
        events("CREATE_COMPLETE AWS::DynamoDB::Table Table", "CREATE_IN_PROGRESS AWS::DynamoDB::Table Table",
                "CREATE_COMPLETE AWS::IAM::Role Role");
        assertThat(new Stack(aws.cloudFormation(), "race", QUICK).follow("making the stack", said::add)).isEmpty();
        assertThat(said).containsExactly("CREATE_COMPLETE    AWS::IAM::Role             Role",
                "CREATE_COMPLETE    AWS::DynamoDB::Table       Table");
    }

    @Test
    void whatFailedFirstIsTheReason() {
        states("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE");
        events("CREATE_FAILED AWS::Lambda::Function Python Resource creation cancelled",
                "CREATE_FAILED AWS::IAM::Role Role User: me is not authorized to perform: "
                        + "iam:CreateRole on resource: role");
        String reason =
                new Stack(aws.cloudFormation(), "race", QUICK).follow("making the stack", said::add).orElseThrow();
        assertThat(AwsProblems.ofReason(reason, "making the stack", "")).hasMessage(
                "These credentials don't have the permission iam:CreateRole on role, which is needed while "
                        + "making the stack.");
    }

    @Test
    void aStackThatIsGoneIsDeleted() {
        server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(400).withBody(
                "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id race does "
                        + "not exist</Message></Error></ErrorResponse>")));
        assertThat(new Stack(aws.cloudFormation(), "race", QUICK).follow("deleting the stack", said::add)).isEmpty();
    }

    /** One after another; the last stays. */
    private void states(String... states) {
        for (int i = 0; i < states.length; i++)
            server.stubFor(post(anyUrl()).withRequestBody(containing("Action=DescribeStacks&")).inScenario("states")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i)
                    .willSetStateTo("" + Math.min(i + 1, states.length - 1)).willReturn(aResponse().withBody("""
                            <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
                            <StackName>race</StackName><StackId>arn:race</StackId><StackStatus>%s</StackStatus>
                            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>"""
                            .formatted(states[i]))));
    }

    /** The newest first, each as {@code STATUS TYPE NAME REASON}. */
    private void events(String... events) {
        String members = IntStream.range(0, events.length).mapToObj(i -> {
            String[] parts = events[i].split(" ", 4);
            return ("<member><EventId>%d</EventId><ResourceStatus>%s</ResourceStatus><ResourceType>%s</ResourceType>"
                    + "<LogicalResourceId>%s</LogicalResourceId>%s</member>")
                    .formatted(
                            i, parts[0], parts[1], parts[2],
                            parts.length < 4 ? "" : "<ResourceStatusReason>" + parts[3] + "</ResourceStatusReason>");
        }).collect(Collectors.joining());
        server.stubFor(post(anyUrl()).withRequestBody(containing("Action=DescribeStackEvents&"))
                .willReturn(aResponse().withBody(
                        "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>" + members
                                + "</StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>")));
    }
}
