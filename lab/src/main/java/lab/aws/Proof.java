package lab.aws;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Asks the services themselves whether a resource still exists, because a deleted stack may have left resources behind.
 */
record Proof(AwsClients aws) {

    /**
     * @param created {@code TYPE ID} each
     * @return those that still exist, and those of a type that can't be checked
     */
    List<String> left(List<String> created) {
        return created.stream().filter(each -> {
            String[] parts = each.split(" ", 2);
            return AwsProblems.during("asking whether " + parts[1] + " is gone", () -> isThere(parts[0], parts[1]));
        }).toList();
    }

    /** ARNs of all resources with a stack's tag. AWS's index of tags still lists deleted resources for some minutes. */
    List<String> tagged(String stack) {
        return AwsProblems.during("asking which resources have the stack's tag", () -> aws.tags()
                .getResourcesPaginator(it -> it
                        .tagFilters(TagFilter.builder().key(Tags.RUN).values(stack).build()))
                .resourceTagMappingList().stream()
                .map(each -> each.resourceARN()).collect(Collectors.toCollection(TreeSet::new)).stream().toList());
    }

    private boolean isThere(String type, String id) {
        return switch (type) {
            case "AWS::CloudFormation::Stack" ->
                    new Stack(aws.cloudFormation(), id, Waiting.FOR_STACKS).find().isPresent();
            case "AWS::S3::Bucket" -> new Buckets(aws.s3(), aws.region()).exists(id);
            case "AWS::DynamoDB::Table" -> {
                try {
                    yield aws.dynamoDb().describeTable(it -> it.tableName(id)) != null;
                } catch (ResourceNotFoundException e) {
                    yield false;
                }
            }
            case "AWS::IAM::Role" -> {
                try {
                    yield aws.iam().getRole(it -> it.roleName(id)) != null;
                } catch (NoSuchEntityException e) {
                    yield false;
                }
            }
            case "AWS::Logs::LogGroup" -> aws.logs().describeLogGroupsPaginator(it -> it.logGroupNamePrefix(id))
                    .logGroups().stream().anyMatch(it -> it.logGroupName().equals(id));
            case "AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Alias", "AWS::Lambda::Url" -> {
                try {
                    yield aws.lambda().getFunctionConfiguration(it -> it.functionName(id)) != null;
                } catch (AwsServiceException e) {
                    if (e.statusCode() != 404) throw e;
                    yield false;
                }
            }
            default -> true; // nobody has proven that it is gone
        };
    }

    /** The last part of an ARN, by which it is known to its service. */
    static Optional<String> known(String arn, List<String> created) {
        return created.stream()
                .filter(each -> arn.endsWith(":" + each.split(" ", 2)[1]) || arn.endsWith("/" + each.split(" ", 2)[1])
                        || arn.equals(each.split(" ", 2)[1]))
                .findFirst();
    }
}
