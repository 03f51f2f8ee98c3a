package lab.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import locallambda.system.Problem;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** One stack in the account: its state, its events, and its resources. */
final class Stack {

    private static final Set<String> USELESS =
            Set.of("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED");
    private static final String STARTED_ONLY = "REVIEW_IN_PROGRESS";

    private final CloudFormationClient cloudFormation;
    private final String name;
    private final Waiting waiting;
    private final Set<String> seen = new HashSet<>();

    /** @param name of the stack, or its ARN, which still finds a deleted stack */
    Stack(CloudFormationClient cloudFormation, String name, Waiting waiting) {
        this.cloudFormation = cloudFormation;
        this.name = name;
        this.waiting = waiting;
    }

    /** The stack as AWS describes it; empty if it doesn't exist, or no longer exists. */
    Optional<software.amazon.awssdk.services.cloudformation.model.Stack> find() {
        try {
            return cloudFormation.describeStacks(it -> it.stackName(name)).stacks().stream()
                    .filter(it -> !it.stackStatusAsString().equals("DELETE_COMPLETE")).findFirst();
        } catch (CloudFormationException e) {
            if (isGone(e)) return Optional.empty();
            throw e;
        }
    }

    private static boolean isGone(CloudFormationException e) {
        return e.awsErrorDetails() != null && "ValidationError".equals(e.awsErrorDetails().errorCode())
                && e.awsErrorDetails().errorMessage().contains("does not exist");
    }

    /**
     * Waits until no change of the stack is in progress.
     *
     * @return whether the stack has to be made first
     * @throws Problem if the stack's state doesn't allow a change, or if the stack belongs to something else
     */
    boolean isNew(String run) {
        return waiting.until("looking at the stack " + name, () -> {
            var found = find();
            if (found.isEmpty() || found.get().stackStatusAsString().equals(STARTED_ONLY)) return Optional.of(true);
            if (found.get().tags().stream().noneMatch(tag -> tag.key().equals(Tags.RUN) && tag.value().equals(run)))
                throw new Problem("The stack " + name + " in this account doesn't belong to Lambda Race.",
                        "Choose another name: --stack NAME");
            String status = found.get().stackStatusAsString();
            if (USELESS.contains(status))
                throw new Problem("The stack " + name + " is left over from a failed deployment (" + status + ").",
                        "Delete it first: ./jbang destroy --stack " + name);
            return status.endsWith("IN_PROGRESS") ? Optional.empty() : Optional.of(false);
        });
    }

    /** Ignores everything that has happened so far. */
    Stack fromNow() {
        if (find().isPresent()) events().forEach(event -> seen.add(event.eventId()));
        return this;
    }

    /**
     * Follows the current change of the stack to its end.
     *
     * @param say gets a line for each resource that is ready or failed
     * @return why the change failed; empty if it succeeded
     */
    Optional<String> follow(String doing, Consumer<String> say) {
        List<String> faults = new ArrayList<>();
        String status = waiting.until(doing, () -> {
            Optional<String> found = find().map(it -> it.stackStatusAsString());
            tellNews(say, faults);
            if (found.isEmpty()) return Optional.of("DELETE_COMPLETE");
            return found.filter(now -> !now.endsWith("IN_PROGRESS"));
        });
        if (Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE").contains(status)) return Optional.empty();
        return Optional.of(faults.isEmpty() ? "the stack ended as " + status : faults.getFirst());
    }

    /** {@code TYPE ID} of each resource of the stack. */
    List<String> resources() {
        return cloudFormation.listStackResourcesPaginator(it -> it.stackName(name)).stackResourceSummaries().stream()
                .filter(each -> each.physicalResourceId() != null && !each.physicalResourceId().isBlank()
                        && !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
                .map(each -> each.resourceType() + " " + each.physicalResourceId()).toList();
    }

    /** The id of one resource by its name in the template. */
    String resource(String logical) {
        return cloudFormation.describeStackResource(it -> it.stackName(name).logicalResourceId(logical))
                .stackResourceDetail().physicalResourceId();
    }

    private void tellNews(Consumer<String> say, List<String> faults) {
        try {
            for (StackEvent event : news()) {
                if (!event.resourceStatusAsString().endsWith("IN_PROGRESS"))
                    say.accept("%-18s %-26s %s".formatted(event.resourceStatusAsString(), event.resourceType(),
                            event.logicalResourceId()));
                if (event.resourceStatusAsString().endsWith("FAILED") && !isFollower(event))
                    faults.add(event.logicalResourceId() + ": " + event.resourceStatusReason());
            }
        } catch (CloudFormationException e) {
            if (!isGone(e)) throw e; // with the stack its events may be gone
        }
    }

    private List<StackEvent> news() {
        List<StackEvent> news = new ArrayList<>(events().takeWhile(event -> !seen.contains(event.eventId())).toList());
        Collections.reverse(news);
        news.forEach(event -> seen.add(event.eventId()));
        return news;
    }

    /** The newest first. */
    private Stream<StackEvent> events() {
        return cloudFormation.describeStackEventsPaginator(it -> it.stackName(name)).stackEvents().stream();
    }

    /** Something that was only stopped because something else failed. */
    private static boolean isFollower(StackEvent event) {
        return event.resourceStatusReason() == null || event.resourceStatusReason().contains("cancelled")
                || event.resourceType().equals("AWS::CloudFormation::Stack");
    }
}
