package lab.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lab.run.folder.RunFolder;
import locallambda.system.Problem;

/**
 * Deletes everything that a deploy made. To prove this, it asks AWS for each id again, and then for the stack's tag.
 */
public final class Destroy {

    /** How long AWS's indexes may still list deleted resources. */
    public static final Waiting FOR_INDEXES = new Waiting(Duration.ofSeconds(5), Duration.ofMinutes(3));

    private final AwsClients aws;
    private final Path folder;
    private final Waiting forStack;
    private final Waiting forIndexes;
    private final Consumer<String> say;

    /**
     * @param folder     of this stack; need not exist
     * @param forIndexes how long to check for leftovers again before they count as leftovers
     */
    public Destroy(AwsClients aws, Path folder, Waiting forStack, Waiting forIndexes, Consumer<String> say) {
        this.aws = aws;
        this.folder = folder;
        this.forStack = forStack;
        this.forIndexes = forIndexes;
        this.say = say;
    }

    /**
     * What is known about a stack: its record, and what the account contains now.
     *
     * @throws Problem if it was deployed to another account or region, or belongs to something else
     */
    public List<String> known(String stack, Optional<DeployedStack> written) {
        String account = aws.account();
        Set<String> all = new LinkedHashSet<>();
        written.ifPresent(it -> {
            if (!it.account().equals(account) || !it.region().equals(aws.region()))
                throw new Problem(
                        "The stack %s was deployed to account %s in %s, but your credentials are for %s in %s."
                                .formatted(stack, it.account(),
                                        it.region(), account, aws.region()),
                        "Use the profile and the region of that deployment: --profile NAME --region " + it.region());
            all.addAll(it.created());
        });
        return AwsProblems.during("listing what the stack contains", () -> {
            Optional<software.amazon.awssdk.services.cloudformation.model.Stack> found =
                    new Stack(aws.cloudFormation(), stack, forStack).find();
            if (found.isPresent()) {
                if (found.get().tags().stream().noneMatch(tag -> tag.key().equals(Tags.RUN))
                        && !found.get().stackStatusAsString().equals("REVIEW_IN_PROGRESS"))
                    throw new Problem(
                            "The stack " + stack + " doesn't belong to Lambda Race: it doesn't have the tag "
                                    + Tags.RUN + ".",
                            "Use another stack: --stack NAME");
                all.addAll(new Stack(aws.cloudFormation(), stack, forStack).resources());
                all.add("AWS::CloudFormation::Stack " + found.get().stackId());
            }
            String code = "AWS::S3::Bucket " + Deploy.codeBucket(stack, account, aws.region());
            if (new Proof(aws).left(List.of(code)).contains(code)) all.add(code);
            return List.copyOf(all);
        });
    }

    /**
     * Removes everything.
     *
     * @return what is still left after that; empty if everything is gone
     */
    public List<String> run(String stack, List<String> known) {
        Buckets buckets = new Buckets(aws.s3(), aws.region());
        String code = Deploy.codeBucket(stack, aws.account(), aws.region());
        for (String bucket : ids(known, "AWS::S3::Bucket")) {
            say.accept("Emptying the bucket " + bucket);
            buckets.empty(bucket);
        }
        deleteStack(stack);
        buckets.delete(code);
        List<String> left = prove(stack, known);
        if (left.isEmpty()) setAside();
        return left;
    }

    private void deleteStack(String name) {
        Optional<String> arn = AwsProblems.during("looking at the stack",
                () -> new Stack(aws.cloudFormation(), name, forStack).find().map(it -> it.stackId()));
        if (arn.isEmpty()) return;
        Stack stack = forStack.until("looking at the stack",
                () -> Optional.of(new Stack(aws.cloudFormation(), arn.get(), forStack).fromNow()));
        AwsProblems.doing("deleting the stack " + name,
                () -> aws.cloudFormation().deleteStack(it -> it.stackName(arn.get())));
        stack.follow("deleting the stack " + name, say)
                .ifPresent(reason -> say.accept("AWS couldn't delete everything: " + reason));
    }

    private List<String> prove(String stack, List<String> known) {
        Proof proof = new Proof(aws);
        Instant end = Instant.now().plus(forIndexes.patience());
        while (true) {
            List<String> left = new ArrayList<>(proof.left(known));
            List<String> gone = known.stream().filter(each -> !left.contains(each)).toList();
            proof.tagged(stack).stream().filter(arn -> Proof.known(arn, gone).isEmpty())
                    .filter(arn -> Proof.known(arn, left).isEmpty()).forEach(left::add);
            if (left.isEmpty() || Instant.now().isAfter(end)) {
                say.accept(("The lab asked AWS about each of %d resources, and about everything with the tag %s=%s: "
                        + "%s.").formatted(known.size(),
                                Tags.RUN, stack, left.isEmpty() ? "everything is gone" : left.size() + " still exist"));
                return List.copyOf(left);
            }
            forIndexes.pause();
        }
    }

    private static List<String> ids(List<String> known, String type) {
        return known.stream().filter(each -> each.startsWith(type + " ")).map(each -> each.substring(type.length() + 1))
                .toList();
    }

    /** The record stays as what there was once; nobody deploys or races on it any more. */
    private void setAside() {
        Path file = folder.resolve(RunFolder.DEPLOYMENT);
        if (!Files.exists(file)) return;
        try {
            Files.move(file, file.resolveSibling("destroyed.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Problem("Everything is gone, but " + file + " can't be renamed: " + e.getMessage() + ".",
                    "Delete this file.", e);
        }
    }
}
