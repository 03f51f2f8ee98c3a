package lab.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import locallambda.system.Problem;

/**
 * A CloudFormation template with one function for each variant, out of which one takes those that are wanted. That
 * happens here and not by conditions in the template: then a deploy builds, uploads and shows only what it is about,
 * and a stack's parameters do not grow with the variants. A function belongs to the variant that its name ends with.
 */
public record Template(ObjectNode root) {

    private static final String FUNCTION = "${AWS::StackName}-";
    private static final String LOG_GROUP = "/aws/lambda/" + FUNCTION;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads one in YAML or JSON; intrinsic functions in their long form, as YAML's short tags belong to CloudFormation
     * alone.
     */
    public static Template read(Path file) {
        try {
            if (new YAMLMapper().readTree(file.toFile()) instanceof ObjectNode root
                    && root.path("Resources").isObject())
                return new Template(root);
        } catch (JsonProcessingException e) {
            throw new Problem(file + " isn't a template: " + e.getOriginalMessage() + ".",
                    "Correct the template, or choose another one with --template.", e);
        } catch (IOException e) {
            throw new Problem("Can't read " + file + ".", "Choose a template with --template, or leave out the "
                    + "option.",
                    e);
        }
        throw new Problem(file + " isn't a template: it has no Resources.",
                "Choose another one with --template, or leave out the option.");
    }

    /** The variants it has functions for, in its order. */
    public List<String> variants() {
        return resources().properties().stream().filter(each -> isFunction(each.getValue()))
                .flatMap(each -> variant(each.getValue()).stream()).toList();
    }

    /** The function of a variant, with what the globals say left out. */
    public JsonNode function(String variant) {
        return resources().properties().stream().map(Map.Entry::getValue).filter(Template::isFunction)
                .filter(each -> variant(each).filter(variant::equals).isPresent()).findFirst().orElseThrow();
    }

    /** The same without the functions and logs of all other variants. */
    public Template only(Collection<String> variants) {
        ObjectNode copy = root.deepCopy();
        ObjectNode resources = (ObjectNode) copy.get("Resources");
        List<String> others = new ArrayList<>();
        resources.properties().forEach(each -> variant(each.getValue()).filter(name -> !variants.contains(name))
                .ifPresent(_ -> others.add(each.getKey())));
        resources.remove(others);
        return new Template(copy);
    }

    /**
     * The same with the place of a variant's code: {@code CodeUri} of a function in SAM, {@code Code} of a plain one.
     */
    public Template withCode(String variant, String bucket, String key) {
        ObjectNode copy = root.deepCopy();
        Template result = new Template(copy);
        JsonNode function = result.function(variant);
        ObjectNode properties = (ObjectNode) function.get("Properties");
        if (isSam(function)) properties.putObject("CodeUri").put("Bucket", bucket).put("Key", key);
        else properties.putObject("Code").put("S3Bucket", bucket).put("S3Key", key);
        return result;
    }

    /**
     * The same with a variant as a container image.
     *
     * @param image its address in a registry, or its tag on this machine
     */
    public Template withImage(String variant, String image) {
        Template result = new Template(root.deepCopy());
        JsonNode function = result.function(variant);
        ObjectNode properties = (ObjectNode) function.get("Properties");
        properties.remove(List.of("Runtime", "Handler", "CodeUri", "Code"));
        properties.put("PackageType", "Image");
        if (isSam(function)) properties.put("ImageUri", image);
        else properties.putObject("Code").put("ImageUri", image);
        return result;
    }

    /**
     * The same with one function alone, and that of a user.
     *
     * @param model     the variant whose function becomes the user's
     * @param name      what that is called in its place
     * @param variables all that it has; those of the others are gone
     * @param policies  ARNs of managed policies, which its role gets beside what all functions may do
     */
    public Template own(String model, String name, String handler, int timeoutS, Map<String, String> variables,
            List<String> policies) {
        try {
            Template own = new Template((ObjectNode) JSON.readTree(only(List.of(model)).text()
                    .replace(FUNCTION + model + "\"", FUNCTION + name + "\"")));
            ((ObjectNode) own.root.path("Globals").path("Function")).remove("Environment");
            ObjectNode properties = (ObjectNode) own.function(name).get("Properties");
            properties.put("Handler", handler).put("Timeout", timeoutS).put("CodeUri", "artifacts/" + name + ".zip");
            ObjectNode environment = properties.putObject("Environment").putObject("Variables");
            variables.forEach(environment::put);
            if (!policies.isEmpty()) {
                ObjectNode role = (ObjectNode) own.resources().path("Role").path("Properties");
                policies.forEach(role.withArray("ManagedPolicyArns")::add);
            }
            return own;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As AWS takes it, in JSON, which is YAML too. */
    public String text() {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode resources() {
        return root.get("Resources");
    }

    private static boolean isFunction(JsonNode resource) {
        return isSam(resource) || resource.path("Type").asText().equals("AWS::Lambda::Function");
    }

    private static boolean isSam(JsonNode resource) {
        return resource.path("Type").asText().equals("AWS::Serverless::Function");
    }

    private static Optional<String> variant(JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        return after(FUNCTION, properties.path("FunctionName"))
                .or(() -> after(LOG_GROUP, properties.path("LogGroupName")));
    }

    private static Optional<String> after(String prefix, JsonNode name) {
        String text = name.path("Fn::Sub").asText();
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }
}
