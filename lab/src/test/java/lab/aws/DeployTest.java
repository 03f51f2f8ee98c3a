package lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** From an empty account to an empty account, against moto's server. */
class DeployTest {

    @TempDir
    static Path shared;
    @TempDir
    Path folder;
    private static Path template;
    private final List<String> said = new ArrayList<>();
    private AwsClients aws;

    @BeforeAll
    static void translate() throws Exception {
        template = SamTools.translated(shared, "python", "java-snapstart");
    }

    @BeforeEach
    void open() {
        Moto moto = Moto.fresh();
        moto.snapshot("race-test-java-snapstart");
        aws = moto.clients();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theChangeSetNamesEachResourceBeforeAnyIsMade() throws IOException {
        ChangeSet changes = deploy().propose(order(), parcels("python", "java-snapstart"));
        assertThat(changes.changes()).contains(new ChangeSet.Change("Add", "AWS::Lambda::Function", "Python"),
                new ChangeSet.Change("Add", "AWS::S3::Bucket", "Bucket"));
        assertThat(changes.text()).contains("Add", "AWS::DynamoDB::Table");
        assertThat(aws.lambda().listFunctions().functions()).isEmpty();
    }

    @Test
    void whatWasDeployedIsWrittenDownAndCanBeCalled() throws IOException {
        DeployedStack done = deployed();
        assertThat(DeployedStack.read(folder)).isEqualTo(done);
        assertThat(done.function("python").qualifier()).isNull();
        assertThat(done.function("java-snapstart").qualifier()).isEqualTo("live");
        assertThat(done.function("java-snapstart").snapstart()).isTrue();
        assertThat(done.function("python").logGroup()).isEqualTo("/aws/lambda/race-test-python");
        assertThat(done.created()).anyMatch(each -> each.startsWith("AWS::IAM::Role "))
                .contains("AWS::S3::Bucket " + done.bucket());
        assertThat(aws.lambda().getFunctionConfiguration(it -> it.functionName("race-test-python")).environment()
                .variables()).containsEntry("TABLE", done.table());
    }

    @Test
    void afterDestroyNothingIsThere() throws IOException {
        DeployedStack done = deployed();
        aws.s3().putObject(put -> put.bucket(done.bucket()).key("a.txt"),
                software.amazon.awssdk.core.sync.RequestBody.fromString("a"));
        assertThat(destroy().run("race-test", destroy().known("race-test", Optional.of(done)))).isEmpty();
        assertThat(said.getLast()).contains("everything is gone");
        assertThat(aws.s3().listBuckets().buckets()).isEmpty();
        assertThat(aws.lambda().listFunctions().functions()).isEmpty();
        assertThat(aws.dynamoDb().listTables().tableNames()).isEmpty();
        assertThat(aws.logs().describeLogGroups().logGroups()).isEmpty();
        assertThat(DeployedStack.find(folder)).isEmpty();
        assertThat(folder.resolve("aws/destroyed.json")).exists();
    }

    @Test
    void withoutTheRecordTheAccountItselfTellsWhatThereIs() throws IOException {
        DeployedStack done = deployed();
        assertThat(destroy().known("race-test", Optional.empty())).containsAll(done.created());
    }

    @Test
    void whatAStackLeavesBehindIsListed() throws IOException {
        DeployedStack done = deployed();
        List<String> known = new ArrayList<>(destroy().known("race-test", Optional.of(done)));
        aws.logs().createLogGroup(it -> it.logGroupName("/aws/lambda/race-test-stray"));
        aws.dynamoDb().createTable(
                it -> it.tableName("stray").attributeDefinitions(a -> a.attributeName("id").attributeType("S"))
                        .keySchema(k -> k.attributeName("id").keyType("HASH")).billingMode("PAY_PER_REQUEST")
                        .tags(t -> t.key(Tags.RUN).value("race-test")));
        known.add("AWS::Logs::LogGroup /aws/lambda/race-test-stray");
        List<String> left = destroy().run("race-test", known);
        assertThat(left).hasSize(2).contains("AWS::Logs::LogGroup /aws/lambda/race-test-stray")
                .anyMatch(each -> each.startsWith("arn:") && each.endsWith("table/stray"));
        assertThat(DeployedStack.find(folder)).as("the record stays as long as something does").isPresent();
    }

    @Test
    void aSecondDeployOfTheSameUploadsAndChangesNothing() throws IOException {
        deployed();
        said.clear();
        Deploy again = deploy();
        ChangeSet changes = again.propose(order(), parcels("python", "java-snapstart"));
        assertThat(said).anyMatch(line -> line.startsWith("Already there: python-"))
                .noneMatch(line -> line.startsWith("Uploaded"));
        assertThat(changes.isNew()).isFalse();
        assertThat(again.carryOut(changes, order(), parcels("python", "java-snapstart")).functions())
                .containsKeys("python", "java-snapstart");
    }

    @Test
    void aChangeSetThatNobodyWantsLeavesNoStack() throws IOException {
        Deploy deploy = deploy();
        deploy.discard(deploy.propose(order(), parcels("python")));
        assertThat(aws.cloudFormation().describeStacks().stacks().stream()
                .filter(it -> !it.stackStatusAsString().equals("DELETE_COMPLETE"))).isEmpty();
    }

    @Test
    void anotherStackOfThatNameIsLeftAlone() throws IOException {
        aws.cloudFormation().createStack(it -> it.stackName("race-test")
                .templateBody("{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}"));
        assertThatThrownBy(() -> deploy().propose(order(), parcels("python"))).isInstanceOf(Problem.class)
                .hasMessageContaining("doesn't belong to Lambda Race");
        assertThatThrownBy(() -> destroy().known("race-test", Optional.empty())).isInstanceOf(Problem.class)
                .hasMessageContaining("doesn't belong to Lambda Race");
    }

    @Test
    void anotherAccountIsNoPlaceToDestroyIn() {
        DeployedStack elsewhere = new DeployedStack("race-test", "us-east-1", "999999999999", "b", "t", "x86_64",
                java.util.Map.of(), List.of());
        assertThatThrownBy(() -> destroy().known("race-test", Optional.of(elsewhere))).isInstanceOf(Problem.class)
                .hasMessageContaining("was deployed to account 999999999999");
    }

    @Test
    void namesThatAwsWouldRefuseAreRefusedBefore() {
        for (String name : List.of("Race", "race_1", "1race", "race--1", "race-", "a-name-that-is-much-too-long"))
            assertThatThrownBy(() -> DeployOrder.checkName(name)).as(name).isInstanceOf(Problem.class);
    }

    private DeployedStack deployed() throws IOException {
        return TestStack.deploy(deploy(), order(), parcels("python", "java-snapstart"));
    }

    private Deploy deploy() {
        return new Deploy(aws, folder, TestStack.QUICK, said::add);
    }

    private Destroy destroy() {
        return new Destroy(aws, folder, TestStack.QUICK, TestStack.ONCE, said::add);
    }

    private static DeployOrder order() {
        return TestStack.order(template, "python", "java-snapstart");
    }

    private List<Parcel> parcels(String... variants) throws IOException {
        return TestStack.parcels(folder, variants);
    }
}
