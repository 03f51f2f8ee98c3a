package lab.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Errors in the form in which AWS sends them, through the SDK's own clients: each becomes one sentence and one next
 * step.
 */
class AwsProblemsTest {

    private static WireMockServer server;
    private AwsClients aws;

    @BeforeAll
    static void start() {
        server = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void open() {
        server.resetAll();
        aws = Moto.clients(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aMissingPermissionIsNamed() {
        query(403, "AccessDenied",
                "User: arn:aws:iam::123456789012:user/me is not authorized to perform: cloudformation:DescribeStacks "
                        + "on resource: arn:aws:cloudformation:us-east-1:123456789012:stack/race/* because no "
                        + "identity-based policy allows it");
        problem(() -> aws.cloudFormation().describeStacks(),
                "These credentials don't have the permission cloudformation:DescribeStacks on "
                        + "arn:aws:cloudformation:us-east-1:123456789012:stack/race/*, which is needed while testing",
                "docs/aws-policy.json");
    }

    @Test
    void aMissingPermissionOfLambdaToo() {
        rest(403, "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/me is not authorized to perform: lambda:GetAccountSettings "
                        + "on resource: *");
        problem(() -> aws.lambda().getAccountSettings(), "don't have the permission lambda:GetAccountSettings on *",
                "docs/aws-policy.json");
    }

    @Test
    void anExpiredSessionSaysHowToGoOn() {
        query(403, "ExpiredToken", "The security token included in the request is expired");
        problem(() -> aws.sts().getCallerIdentity(), "The AWS session expired while testing",
                "continues where it stopped");
    }

    @Test
    void unknownCredentialsAreToldFromMissingOnes() {
        query(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        problem(() -> aws.sts().getCallerIdentity(), "doesn't accept the credentials", "Check the profile");
    }

    @Test
    void aQuotaIsCalledOne() {
        query(400, "LimitExceededException", "Limit for stacks has been exceeded");
        problem(() -> aws.cloudFormation().describeStacks(),
                "The account reached a quota while testing: Limit for stacks has been exceeded.",
                "Service Quotas");
        rest(400, "InvalidParameterValueException",
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution "
                        + "below its minimum value of [10].");
        problem(() -> aws.lambda().getAccountSettings(), "The account reached a quota", "Service Quotas");
    }

    @Test
    void throttlingAsksForPatience() {
        rest(429, "TooManyRequestsException", "Rate exceeded");
        problem(() -> aws.lambda().getAccountSettings(), "throttled the calls while testing, even after retries",
                "Wait a minute");
    }

    @Test
    void aSnapshotThatIsStillMadeIsNoFault() {
        rest(409, "ResourceConflictException",
                "The operation cannot be performed at this time. The function is currently in the following "
                        + "state: Pending");
        problem(() -> aws.lambda().getAccountSettings(), "AWS is still making the version while testing",
                "Wait a few minutes");
    }

    @Test
    void theRightRegionIsNamedIfAwsKnowsIt() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody(
                """
                <Error><Code>AuthorizationHeaderMalformed</Code>
                <Message>The authorization header is malformed; the region 'us-east-1' is wrong; \
                expecting 'eu-west-1'</Message>
                </Error>""")));
        problem(() -> aws.s3().listBuckets(), "says this is the wrong region", "--region eu-west-1");
    }

    @Test
    void anythingElseIsQuoted() {
        query(400, "ValidationError", "Template format error: every Resources object must be a JSON object");
        problem(() -> aws.cloudFormation().describeStacks(), "refused the request while testing: Template format error",
                "Fix the problem that AWS reports");
    }

    @Test
    void nobodyAtTheOtherEndIsNoAnswer() {
        try (AwsClients nobody = Moto.clients(URI.create("http://127.0.0.1:9"))) {
            problem(() -> nobody.sts().getCallerIdentity(), "AWS didn't answer while testing", "Check the network");
        }
    }

    @Test
    void reasonsOfEventsAreReadLikeErrors() {
        Problem permission = AwsProblems.ofReason(
                "Resource handler returned message: \"User: arn:aws:iam::123456789012:user/me is not authorized to "
                        + "perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/race\"",
                "making the stack", "");
        assertThat(permission).hasMessageStartingWith("These credentials don't have the permission iam:CreateRole");
        assertThat(AwsProblems.ofReason("'MemorySize' value failed to satisfy constraint", "making the stack", ""))
                .hasMessageStartingWith("The account reached a quota");
        assertThat(AwsProblems.ofReason("something else.", "making the stack", "Do it."))
                .hasMessage("AWS gave up making the stack: something else.");
    }

    /** An answer of STS or CloudFormation. */
    private static void query(int status, String code, String message) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(
                ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                        + "<RequestId>1</RequestId></ErrorResponse>")
                        .formatted(code, message))));
    }

    /** An answer of Lambda. */
    private static void rest(int status, String code, String message) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("x-amzn-ErrorType", code)
                .withBody("{\"Message\": \"" + message + "\"}")));
    }

    private static void problem(Runnable call, String what, String next) {
        Problem problem = catchThrowableOfType(Problem.class, () -> AwsProblems.doing("testing", call));
        assertThat(problem).hasMessageContaining(what);
        assertThat(problem.getMessage()).endsWith(".");
        assertThat(problem.next()).contains(next);
    }
}
