package lab.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.run.folder.RunFolder;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * The record of a stack in an account. Later commands use it to find the stack again and to prove that the stack is
 * gone.
 *
 * @param architecture {@code x86_64} or {@code arm64}
 * @param functions    by the variant's name
 * @param created      everything that was made, one id each: {@code TYPE ID}, e.g.
 *                     {@code AWS::S3::Bucket race-1-bucket}
 */
public record DeployedStack(String stack, String region, String account, String bucket, String table,
        String architecture, Map<String, Function> functions, List<String> created) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One variant's function.
     *
     * @param qualifier the alias that its URL calls; null where it calls the newest code
     * @param snapstart whether a published version has a snapshot
     */
    public record Function(String name, String qualifier, URI url, String logGroup, boolean snapstart) {}

    /** The folder of a stack in this checkout. */
    public static Path folder(Home home, String stack) {
        return home.results().resolve("aws-" + stack);
    }

    /**
     * Reads {@code aws/deployment.json} from the folder of a stack or of a run.
     *
     * @throws Problem if there is none or it cannot be read
     */
    public static DeployedStack read(Path folder) {
        Path file = folder.resolve(RunFolder.DEPLOYMENT);
        if (!Files.exists(file))
            throw new Problem("There is no deployment in " + folder + ".", "Deploy first: ./jbang deploy");
        try {
            return JSON.readValue(file.toFile(), DeployedStack.class);
        } catch (JsonProcessingException e) {
            throw new Problem(file + " isn't a deployment record: " + JsonFault.words(e) + ".",
                    "Deploy again: ./jbang deploy", e);
        } catch (IOException e) {
            throw new Problem("Can't read " + file + ": " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    /** The same, if there is one. */
    public static Optional<DeployedStack> find(Path folder) {
        return Files.exists(folder.resolve(RunFolder.DEPLOYMENT)) ? Optional.of(read(folder)) : Optional.empty();
    }

    /** Writes the whole record or, if that fails, nothing. */
    public void write(Path folder) {
        Path file = folder.resolve(RunFolder.DEPLOYMENT);
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.writeString(file.resolveSibling(".unfinished-" + file.getFileName()),
                    JSON.writeValueAsString(this));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Problem("Can't write " + file + ": " + e.getMessage() + ".",
                    "Check the free disk space and the permissions there.", e);
        }
    }

    /** @throws Problem if it is in another region or account than these clients, or has no functions */
    public void mustBeWithin(AwsClients clients) {
        if (!region.equals(clients.region()))
            throw new Problem("The stack %s is in %s, but you are using %s."
                    .formatted(stack, region, clients.region()),
                    "Use its region: --region " + region);
        if (functions.isEmpty())
            throw new Problem("The stack " + stack + " has no functions yet.",
                    "Deploy again: ./jbang deploy --stack " + stack);
        String used = clients.account();
        if (!used.equals(account))
            throw new Problem("The stack %s is in the account %s, but your credentials are for %s."
                    .formatted(stack, account, used),
                    "Use the credentials that deployed the stack: AWS_PROFILE or --aws-profile.");
    }

    /** @throws Problem if the stack has no function for the variant */
    public Function function(String variant) {
        Function function = functions.get(variant);
        if (function == null)
            throw new Problem(
                    "The stack " + stack + " has no function for " + variant + ", only for "
                            + String.join(", ", functions.keySet()) + ".",
                    "Deploy it too: ./jbang deploy --stack " + stack + " --variants "
                            + String.join(",", functions.keySet()) + "," + variant);
        return function;
    }
}
