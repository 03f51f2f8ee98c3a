package lab.notebook.aws;

import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks for AWS credentials where the SDK would, without asking any network. */
public final class AwsCredentials {

    private AwsCredentials() {}

    public static Shown look() {
        return here()
                ? new Note("AWS",
                        "There are credentials on this machine. Nothing was called and nothing costs anything yet.")
                : new Note("AWS",
                        "There are no credentials on this machine: the cells for AWS are skipped. "
                                + "Everything else here is local.");
    }

    static boolean here() {
        try {
            AwsCredentialsProviderChain.of(
                    EnvironmentVariableCredentialsProvider.create(), ProfileCredentialsProvider.create())
                    .resolveCredentials();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }
}
