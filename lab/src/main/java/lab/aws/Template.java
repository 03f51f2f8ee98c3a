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
 * A CloudFormation template with one function for each variant. This class selects the wanted functions, so the
 * template needs no conditions. A deploy then builds, uploads and shows only the selected variants, and a stack's
 * parameters do not grow with the number of variants. A function belongs to the variant that its name ends with.
 */
public record Template(ObjectNode root) {

    private static final String FUNCTION = "${AWS::StackName}-";
    private static final String LOG_GROUP = "/aws/lambda/" + FUNCTION;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a template in YAML or JSON. Intrinsic functions must have their long form, because only CloudFormation
     * understands the short YAML tags.
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

    /** The variants that the template has functions for, in its order. */
    public List<String> variants() {
        return resources().properties().stream().filter(each -> isFunction(each.getValue()))
                .flatMap(each -> variant(each.getValue()).stream()).toList();
    }

    /** The function of a variant, without the template's global settings. */
    public JsonNode function(String variant) {
        return resources().properties().stream().map(Map.Entry::getValue).filter(Template::isFunction)
                .filter(each -> variant(each).filter(variant::equals).isPresent()).findFirst().orElseThrow();
    }

    /** The template without the functions and logs of all other variants. */
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
     * The template with the location of a variant's code: {@code CodeUri} of a function in SAM, {@code Code} of a plain
     * one.
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
     * The template with a variant as a container image.
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
     * The template with only one function, which is the user's own.
     *
     * @param model     the variant whose function becomes the user's
     * @param name      the new name of that function
     * @param variables all environment variables that the function gets; the variant's own are removed
     * @param policies  ARNs of managed policies, which its role gets in addition to the permissions of all functions
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

    /** The text for AWS, in JSON, which is valid YAML too. */
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
