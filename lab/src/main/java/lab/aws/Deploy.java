package lab.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import locallambda.system.Problem;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * Deploys variants to an account. It uploads the code to a separate bucket, then makes a change set that the user may
 * look at, then makes the stack. Each step continues from what an earlier try has left. Everything that was made is
 * recorded before anything else is made.
 */
public final class Deploy {

    private static final String CHANGE_SET = "race";
    /** Environments a function may have at the most, where the account has room for a limit. */
    private static final int RESERVED = 10;
    /** What AWS keeps for all functions without a limit of their own. */
    private static final int UNRESERVED = 100;

    private final AwsClients aws;
    private final Path folder;
    private final Waiting waiting;
    private final Consumer<String> say;

    /**
     * @param folder of this stack, as {@link DeployedStack#folder} has it
     * @param say    gets a line for each step
     */
    public Deploy(AwsClients aws, Path folder, Waiting waiting, Consumer<String> say) {
        this.aws = aws;
        this.folder = folder;
        this.waiting = waiting;
        this.say = say;
    }

    /**
     * Uploads the code and asks CloudFormation what would change. Nothing is changed yet, except that the bucket for
     * the code exists.
     *
     * @throws Problem in one sentence, whatever AWS says
     */
    public ChangeSet propose(DeployOrder order, List<Parcel> parcels) {
        List<String> variants = parcels.stream().map(Parcel::variant).toList();
        String account = aws.account(), bucket = codeBucket(order.stack(), account, aws.region());
        Stack stack = new Stack(aws.cloudFormation(), order.stack(), waiting);
        boolean isNew = stack.isNew(order.stack());
        new DeployedStack(order.stack(), aws.region(), account, "", "", order.architecture(), Map.of(),
                List.of("AWS::S3::Bucket " + bucket, "AWS::CloudFormation::Stack " + order.stack())).write(folder);
        Buckets buckets = new Buckets(aws.s3(), aws.region());
        say.accept("Bucket for the code: " + bucket);
        buckets.make(bucket, Tags.of(order.stack(), order.parameterOwner()));
        Template template = order.template().only(variants);
        for (Parcel parcel : parcels) {
            say.accept((buckets.upload(parcel, bucket) ? "Uploaded " : "Already there: ") + parcel.key());
            template = template.withCode(parcel.variant(), bucket, parcel.key());
        }
        return changeSet(order, template, parameters(order, variants.size()), isNew);
    }

    /**
     * The bucket for a stack's code. Its name is unique, because bucket names are shared by all accounts in the world.
     */
    static String codeBucket(String stack, String account, String region) {
        return stack + "-code-" + account + "-" + region;
    }

    private Map<String, String> parameters(DeployOrder order, int functions) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Architecture", order.architecture());
        parameters.put("MemorySize", Integer.toString(order.memoryMb()));
        parameters.put("RetentionDays", Integer.toString(order.retentionDays()));
        parameters.put("ReservedConcurrency", Integer.toString(reserved(functions)));
        parameters.put("Run", order.stack());
        parameters.put("Owner", order.parameterOwner());
        return parameters;
    }

    /** A limit for each function, if the account's own leaves room for it: new accounts have 10 environments in all. */
    private int reserved(int functions) {
        int free = AwsProblems.during("reading the account's limits",
                () -> aws.lambda().getAccountSettings(it -> {}).accountLimit().unreservedConcurrentExecutions());
        boolean room = free - functions * RESERVED >= UNRESERVED;
        say.accept(room ? "Each function may have at most " + RESERVED + " environments at once."
                : "The account has only " + free
                        + " environments to share, so the functions don't get their own limits. Only the rate of "
                        + "calls limits the number of environments.");
        return room ? RESERVED : 0;
    }

    private ChangeSet changeSet(DeployOrder order, Template template, Map<String, String> parameters, boolean isNew) {
        CloudFormationClient cloudFormation = aws.cloudFormation();
        List<Parameter> all = parameters.entrySet().stream()
                .map(it -> Parameter.builder().parameterKey(it.getKey()).parameterValue(it.getValue()).build())
                .toList();
        List<Tag> tags = Tags.of(order.stack(), order.parameterOwner()).entrySet().stream()
                .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build()).toList();
        String doing = "asking what would change";
        String id = AwsProblems.during(doing, () -> {
            return cloudFormation.createChangeSet(
                    it -> it.stackName(order.stack()).changeSetName(CHANGE_SET + "-" + System.currentTimeMillis())
                            .changeSetType(isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                            .templateBody(template.text()).parameters(all).tags(tags)
                            .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND))
                    .id();
        });
        DescribeChangeSetResponse described = waiting.until(doing, () -> {
            DescribeChangeSetResponse answer =
                    cloudFormation.describeChangeSet(it -> it.stackName(order.stack()).changeSetName(id));
            return answer.statusAsString().endsWith("PENDING") || answer.statusAsString().endsWith("IN_PROGRESS")
                    ? Optional.empty() : Optional.of(answer);
        });
        String reason = String.valueOf(described.statusReason());
        if (described.statusAsString().equals("FAILED") && !reason.contains("didn't contain changes")
                && !reason.contains("No updates are to be performed"))
            throw AwsProblems.ofReason(reason, doing, "Correct the template and deploy again.");
        List<ChangeSet.Change> changes = new ArrayList<>();
        described.changes().forEach(it -> changes.add(new ChangeSet.Change(it.resourceChange().actionAsString(),
                it.resourceChange().resourceType(), it.resourceChange().logicalResourceId())));
        return new ChangeSet(order.stack(), id, isNew, List.copyOf(changes));
    }

    /**
     * Executes a change set and waits until every function can be called.
     *
     * @return the stack, as it was recorded
     */
    public DeployedStack carryOut(ChangeSet changes, DeployOrder order, List<Parcel> parcels) {
        Stack stack = waiting.until("looking at the stack",
                () -> Optional.of(new Stack(aws.cloudFormation(), order.stack(), waiting).fromNow()));
        String doing = "creating the stack " + order.stack();
        if (!changes.isEmpty()) {
            AwsProblems.doing("starting the change", () -> aws.cloudFormation()
                    .executeChangeSet(it -> it.stackName(order.stack()).changeSetName(changes.id())));
            stack.follow(doing, say).ifPresent(reason -> {
                throw AwsProblems.ofReason(reason, doing,
                        "Delete what is there with ./jbang destroy --stack " + order.stack() + ", then deploy again.");
            });
        }
        return AwsProblems.during("listing what the stack contains", () -> record(stack, order, parcels));
    }

    /** Deletes a change set that the user doesn't want. The bucket with the code stays until {@link Destroy}. */
    public void discard(ChangeSet changes) {
        AwsProblems.doing("deleting the change set", () -> {
            aws.cloudFormation().deleteChangeSet(it -> it.stackName(changes.stack()).changeSetName(changes.id()));
            if (changes.isNew()) aws.cloudFormation().deleteStack(it -> it.stackName(changes.stack()));
        });
    }

    private DeployedStack record(Stack stack, DeployOrder order, List<Parcel> parcels) {
        String account = aws.account();
        List<String> created = new ArrayList<>(stack.resources());
        created.add("AWS::CloudFormation::Stack " + stack.find().orElseThrow().stackId());
        created.add("AWS::S3::Bucket " + codeBucket(order.stack(), account, aws.region()));
        Map<String, DeployedStack.Function> functions = new LinkedHashMap<>();
        for (Parcel parcel : parcels) functions.put(parcel.variant(), function(order.stack() + "-" + parcel.variant()));
        DeployedStack deployment = new DeployedStack(order.stack(), aws.region(), account, stack.resource("Bucket"),
                stack.resource("Table"), order.architecture(), functions, List.copyOf(created));
        deployment.write(folder);
        return deployment;
    }

    /** A function once it can be called; a version with a snapshot takes minutes until then. */
    private DeployedStack.Function function(String name) {
        Optional<String> alias = aws.lambda().listAliases(it -> it.functionName(name)).aliases().stream()
                .map(it -> it.name()).findFirst();
        GetFunctionConfigurationResponse ready = waiting.until("waiting for the function " + name, () -> {
            GetFunctionConfigurationResponse state =
                    aws.lambda().getFunctionConfiguration(it -> it.functionName(name).qualifier(alias.orElse(null)));
            if ("Failed".equals(state.stateAsString()))
                throw new Problem("AWS can't start the function " + name + ": " + state.stateReason() + ".",
                        "See the log group " + logGroup(state, name) + " for details.");
            return "Pending".equals(state.stateAsString()) ? Optional.empty() : Optional.of(state);
        });
        String url = aws.lambda().getFunctionUrlConfig(it -> it.functionName(name).qualifier(alias.orElse(null)))
                .functionUrl();
        boolean snapstart =
                ready.snapStart() != null && "PublishedVersions".equals(ready.snapStart().applyOnAsString());
        return new DeployedStack.Function(name, alias.orElse(null), URI.create(url), logGroup(ready, name), snapstart);
    }

    private static String logGroup(GetFunctionConfigurationResponse function, String name) {
        return function.loggingConfig() == null || function.loggingConfig().logGroup() == null ? "/aws/lambda/" + name
                : function.loggingConfig().logGroup();
    }
}
