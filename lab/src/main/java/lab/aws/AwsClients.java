package lab.aws;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of one AWS account in one region. No request is sent before a client is used. {@code AWS_ENDPOINT_URL}
 * and its variants for single services redirect the clients, as in every AWS SDK.
 */
public final class AwsClients implements AutoCloseable {

    /**
     * Longer than Lambda takes for the largest upload or the slowest call; a cut connection ends with an error, not
     * never.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Optional<URI> endpoint;
    private final Map<Class<?>, AutoCloseable> open = new HashMap<>();

    private AwsClients(Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        this.region = region;
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    /**
     * By the standard chains: given, environment, profile, and on AWS's own machines what those say.
     *
     * @throws locallambda.system.Problem if there are no credentials or no region, or if an endpoint is no valid
     *                                    address; no request has been sent then
     */
    public static AwsClients of(Optional<String> profile, Optional<String> region) {
        AwsCredentialsProvider credentials = Chains.credentials(profile);
        Chains.endpoint(""); // what is no address is said before anything is sent
        return new AwsClients(Chains.region(profile, region), credentials, Optional.empty());
    }

    /** Clients for one endpoint that the caller names instead of the environment. */
    public static AwsClients at(URI endpoint, Region region, AwsCredentialsProvider credentials) {
        return new AwsClients(region, credentials, Optional.of(endpoint));
    }

    public String region() {
        return region.id();
    }

    /** The number of the account that the credentials belong to. This is the first request that is sent. */
    public String account() {
        return AwsProblems.during("asking whose credentials these are", () -> sts().getCallerIdentity().account());
    }

    /** Where the calls go instead of to AWS; empty for AWS itself. */
    public Optional<URI> elsewhere() {
        return endpoint.or(() -> Chains.endpoint(""));
    }

    /** The current credentials, to sign requests that these clients don't send. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    public S3Client s3() {
        boolean aws = elsewhere().isEmpty() && Chains.endpoint("S3").isEmpty();
        return client(S3Client.class, () -> configured(S3Client.builder().forcePathStyle(!aws)).build());
    }

    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.class, () -> configured(DynamoDbClient.builder()).build());
    }

    public LambdaClient lambda() {
        return client(LambdaClient.class, () -> configured(LambdaClient.builder()).build());
    }

    public CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.class, () -> configured(CloudFormationClient.builder()).build());
    }

    public CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.class, () -> configured(CloudWatchLogsClient.builder()).build());
    }

    public StsClient sts() {
        return client(StsClient.class, () -> configured(StsClient.builder()).build());
    }

    public IamClient iam() {
        return client(IamClient.class, () -> configured(IamClient.builder()).build());
    }

    public ResourceGroupsTaggingApiClient tags() {
        return client(ResourceGroupsTaggingApiClient.class,
                () -> configured(ResourceGroupsTaggingApiClient.builder()).build());
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials).overrideConfiguration(
                ClientOverrideConfiguration.builder().retryStrategy(RetryMode.STANDARD).apiCallTimeout(PATIENCE)
                        .build());
    }

    private synchronized <C extends AutoCloseable> C client(Class<C> type, Supplier<C> make) {
        return type.cast(open.computeIfAbsent(type, _ -> make.get()));
    }

    @Override
    public synchronized void close() {
        List<AutoCloseable> closing = new ArrayList<>(open.values());
        open.clear();
        for (AutoCloseable each : closing)
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("an AWS client can't be closed", e);
            }
        if (credentials instanceof AutoCloseable chain)
            try {
                chain.close();
            } catch (Exception e) {
                throw new IllegalStateException("the credentials can't be closed", e);
            }
    }
}
