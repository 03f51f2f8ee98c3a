package lab.notebook;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks for AWS credentials where the SDK would, without asking any network. */
final class AwsCredentials {

    private AwsCredentials() {}

    static Shown look() {
        try {
            AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create(), ProfileCredentialsProvider.create()).resolveCredentials();
            return new Note("AWS", "There are credentials on this machine. Nothing was called and nothing costs anything yet.");
        } catch (SdkException e) {
            return new Note("AWS", "There are no credentials on this machine: the cells for AWS are skipped. Everything else here is local.");
        }
    }
}
