package lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The template and the variants' YAMLs say the same, and the tools of SAM and CloudFormation find no fault. */
@Execution(ExecutionMode.CONCURRENT)
class TemplateTest {

    private static final Path FILE = Home.find().lambdas().resolve("template.yaml");
    private static final Template TEMPLATE = Template.read(FILE);

    @TempDir
    static Path shared;
    private static JsonNode all;
    @TempDir
    Path folder;

    @Test
    void thereIsOneFunctionForEachVariantThatRunsOnAws() {
        assertThat(TEMPLATE.variants())
                .containsExactlyInAnyOrderElementsOf(onAws().stream().map(Variant::name).toList());
    }

    @Test
    void eachFunctionIsWhatItsYamlSays() {
        for (Variant variant : onAws()) {
            JsonNode properties = TEMPLATE.function(variant.name()).path("Properties");
            Variant.Aws aws = variant.aws().orElseThrow();
            assertThat(variables(properties)).as(variant.name()).isEqualTo(variant.start().env());
            if (aws.unless().isPresent()) {
                assertThat(properties.path("PackageType").asText()).as(variant.name()).isEqualTo("Image");
                continue;
            }
            assertThat(properties.path("Runtime").asText()).as(variant.name()).isEqualTo(aws.runtime());
            assertThat(properties.path("Handler").asText()).as(variant.name()).isEqualTo(aws.handler());
            assertThat(properties.path("SnapStart").path("ApplyOn").asText()).as(variant.name())
                    .isEqualTo(aws.snapstart().orElse(""));
            assertThat(properties.has("AutoPublishAlias")).as(variant.name()).isEqualTo(variant.start().snapstart())
                    .isEqualTo(aws.snapstart().isPresent());
            assertThat(properties.path("CodeUri").asText()).as(variant.name())
                    .isEqualTo("artifacts/" + variant.name() + ".zip");
        }
    }

    @Test
    void takingTwoLeavesNothingOfTheOthers() {
        Template two = TEMPLATE.only(List.of("python", "rust"));
        assertThat(two.variants()).containsExactly("python", "rust");
        assertThat(two.text()).doesNotContain("java", "Java").contains("PythonLog", "RustLog");
        assertThat(TEMPLATE.variants().size()).isGreaterThan(2);
    }

    @Test
    void theCodesPlaceIsNamedInBothKindsOfTemplate() throws Exception {
        assertThat(TEMPLATE.withCode("python", "shelf", "p.zip").function("python").path("Properties").path("CodeUri")
                .path("Key").asText()).isEqualTo("p.zip");
        Template plain = Template.read(SamTools.translated(folder, "python")).withCode("python", "shelf", "p.zip");
        assertThat(plain.function("python").path("Properties").path("Code").path("S3Bucket").asText())
                .isEqualTo("shelf");
    }

    @Test
    void aFunctionWithASnapshotCanBeAnImageToo() throws Exception {
        Template image = TEMPLATE.only(List.of("java-snapstart-best")).withImage("java-snapstart-best",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/functions:best");
        Path sam = Files.writeString(folder.resolve("image.json"), image.text());
        JsonNode plain = new ObjectMapper().readTree(SamTools.plain(sam, folder).toFile());
        JsonNode function = new Template((ObjectNode) plain).function("java-snapstart-best").path("Properties");
        assertThat(function.path("PackageType").asText()).isEqualTo("Image");
        assertThat(function.path("Code").path("ImageUri").asText()).endsWith("functions:best");
        assertThat(function.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.has("Runtime") || function.has("Handler")).isFalse();
        Template again = new Template((ObjectNode) plain).withImage("java-snapstart-best", "another");
        assertThat(again.function("java-snapstart-best").path("Properties").path("Code").toString())
                .isEqualTo("{\"ImageUri\":\"another\"}");
    }

    @Test
    void aFileThatIsNoTemplateIsNamed() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), "a: b\n");
        assertThatThrownBy(() -> Template.read(other)).isInstanceOf(Problem.class)
                .hasMessageContaining("other.yaml isn't a template");
        assertThatThrownBy(() -> Template.read(folder.resolve("none.yaml"))).isInstanceOf(Problem.class)
                .hasMessageContaining("Can't read");
    }

    @Test
    void cloudFormationsLinterFindsNothing() throws Exception {
        SamTools.Ended ended = SamTools.run("cfn-lint", "--format", "parseable", "--regions", "us-east-1",
                "eu-central-1", "--template", FILE.toString());
        assertThat(ended.output()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void samsOwnLinterFindsNothing() throws Exception {
        SamTools.Ended ended = SamTools.run("sam", "validate", "--lint", "--template", FILE.toString());
        assertThat(ended.output()).contains("valid SAM Template");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void theLintersWouldFindAFault() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"),
                Files.readString(FILE).replace("Runtime: python3.13", "Runtime: python2.7"));
        assertThat(SamTools.run("cfn-lint", "--format", "parseable", "--template", wrong.toString()).output())
                .contains("python2.7");
    }

    @Test
    void thePolicyForUsersNamesOnlyActionsThatAwsKnows() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode policy = json.readTree(Home.find().checkout().resolve("docs/aws-policy.json").toFile());
        Path template = Files.writeString(folder.resolve("policy.json"),
                json.writeValueAsString(Map.of("Resources", Map.of("Policy",
                        Map.of("Type", "AWS::IAM::ManagedPolicy", "Properties", Map.of("PolicyDocument", policy))))));
        assertThat(SamTools.run(
                "cfn-lint", "--format", "parseable", "--ignore-checks", "I", "--template", template.toString())
                .output()).isEmpty();
        Files.writeString(template, Files.readString(template).replace("iam:PassRole", "iam:PassRolle"));
        assertThat(SamTools.run(
                "cfn-lint", "--format", "parseable", "--ignore-checks", "I", "--template", template.toString())
                .output().toLowerCase(Locale.ROOT)).contains("passrolle");
    }

    @Test
    void aFunctionMayPutAndLogAndNothingElse() throws Exception {
        JsonNode resources = translated();
        assertThat(resources.findValuesAsText("Action").stream().filter(text -> !text.isEmpty())).doesNotContain("*");
        JsonNode role = resources.path("Role").path("Properties");
        assertThat(role.has("ManagedPolicyArns")).isFalse();
        assertThat(role.path("Policies").size()).isEqualTo(1);
        assertThat(role.findValues("Statement").getLast().findValues("Action").toString())
                .isEqualTo(
                        "[\"s3:PutObject\", \"dynamodb:PutItem\", [\"logs:CreateLogStream\",\"logs:PutLogEvents\"]]");
        resources.forEach(each -> {
            if (each.path("Type").asText().equals("AWS::Lambda::Function"))
                assertThat(each.path("Properties").path("Role").toString())
                        .isEqualTo("{\"Fn::GetAtt\":[\"Role\",\"Arn\"]}");
        });
    }

    @Test
    void urlsWantASignatureAndASnapshotsUrlCallsItsAlias() throws Exception {
        JsonNode resources = translated();
        List<JsonNode> urls = resources.findValues("AuthType").stream().toList();
        assertThat(urls).hasSize(TEMPLATE.variants().size()).allMatch(each -> each.asText().equals("AWS_IAM"));
        assertThat(resources.findValues("Type").stream().map(JsonNode::asText))
                .doesNotContain("AWS::Lambda::Permission");
        assertThat(resources.path("JavaSnapstartUrl").path("Properties").path("TargetFunctionArn").path("Ref").asText())
                .isEqualTo("JavaSnapstartAliaslive");
        assertThat(resources.path("PythonUrl").path("Properties").path("TargetFunctionArn").path("Ref").asText())
                .isEqualTo("Python");
    }

    @Test
    void itsOwnVariablesComeBesideThoseOfAll() throws Exception {
        for (String variant : TEMPLATE.variants()) {
            JsonNode variables = new Template((ObjectNode) translatedAll()).function(variant).path("Properties")
                    .path("Environment").path("Variables");
            assertThat(variables.propertyStream().map(Map.Entry::getKey)).as(variant).contains("BUCKET", "TABLE")
                    .containsAll(variables(TEMPLATE.function(variant).path("Properties")).keySet());
        }
    }

    @Test
    void everythingIsTaggedAndEveryKindCanBeProvenGone() throws Exception {
        for (Map.Entry<String, JsonNode> each : translated().properties()) {
            String type = each.getValue().path("Type").asText();
            if (List.of("AWS::Lambda::Url", "AWS::Lambda::Alias", "AWS::Lambda::Version").contains(type)) continue;
            assertThat(each.getValue().path("Properties").path("Tags").toString()).as(each.getKey()).contains(Tags.RUN,
                    Tags.OWNER);
            assertThat(type).isIn("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::IAM::Role", "AWS::Logs::LogGroup",
                    "AWS::Lambda::Function");
        }
    }

    private static JsonNode translated() throws Exception {
        return translatedAll().path("Resources");
    }

    private static JsonNode translatedAll() throws Exception {
        if (all == null)
            all = new ObjectMapper()
                    .readTree(SamTools.translated(shared, TEMPLATE.variants().toArray(String[]::new)).toFile());
        return all;
    }

    private static List<Variant> onAws() {
        return Variants.read(Home.find().lambdas()).stream()
                .filter(each -> each.aws().filter(aws -> aws.unless().isEmpty() || aws.image().isPresent()).isPresent())
                .toList();
    }

    private static Map<String, String> variables(JsonNode properties) {
        Map<String, String> variables = new TreeMap<>();
        properties.path("Environment").path("Variables").properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        return variables;
    }
}
