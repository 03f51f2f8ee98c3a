package lab.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import locallambda.system.Problem;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/**
 * The SDK's default chains in its order, with one difference: they ask EC2's metadata service only on an EC2 machine.
 * On other machines nobody owns that address, and the lab must not send anything without credentials.
 */
final class Chains {

    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:\\[\\]-]+(/\\S*)?");
    private static final Path VENDOR = Path.of("/sys/class/dmi/id/sys_vendor");

    private Chains() {}

    /** @throws Problem if nothing on this machine names any credentials */
    static AwsCredentialsProvider credentials(Optional<String> profile) {
        List<AwsCredentialsProvider> chain = new ArrayList<>();
        if (profile.isEmpty()) {
            chain.add(SystemPropertyCredentialsProvider.create());
            chain.add(EnvironmentVariableCredentialsProvider.create());
            chain.add(WebIdentityTokenFileCredentialsProvider.create());
        }
        chain.add(ProfileCredentialsProvider.builder().applyMutation(it -> profile.ifPresent(it::profileName)).build());
        if (profile.isEmpty()) {
            chain.add(ContainerCredentialsProvider.create());
            if (onEc2()) chain.add(InstanceProfileCredentialsProvider.create());
        }
        AwsCredentialsProvider credentials = AwsCredentialsProviderChain.builder().credentialsProviders(chain).build();
        try {
            credentials.resolveCredentials();
            return credentials;
        } catch (SdkException e) {
            throw AwsProblems.noCredentials(profile, e);
        }
    }

    /** @throws Problem if there is no region, or if a name is no region's */
    static Region region(Optional<String> profile, Optional<String> given) {
        Region region = given.map(Region::of).or(() -> first(profile)).orElseThrow(() -> new Problem(
                "No AWS region is set by --region, AWS_REGION, or the profile.",
                "Choose one, for example --region eu-central-1."));
        if (Region.regions().contains(region)) return region;
        throw new Problem("There is no AWS region \"" + region.id() + "\".",
                "Choose an existing region, for example --region eu-central-1.");
    }

    private static Optional<Region> first(Optional<String> profile) {
        Optional<Region> named =
                SdkSystemSetting.AWS_REGION.getStringValue().filter(name -> !name.isBlank()).map(Region::of);
        if (named.isPresent()) return named;
        List<AwsRegionProvider> chain = new ArrayList<>();
        chain.add(profile.map(name -> new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, name))
                .orElseGet(AwsProfileRegionProvider::new));
        if (onEc2()) chain.add(new InstanceProfileRegionProvider());
        for (AwsRegionProvider each : chain)
            try {
                Region region = each.getRegion();
                if (region != null) return Optional.of(region);
            } catch (SdkException e) {
                continue; // this one does not know; the next may
            }
        return Optional.empty();
    }

    /**
     * The value of {@code AWS_ENDPOINT_URL} or of its variant for a service, e.g. {@code S3}; empty for AWS itself.
     *
     * @throws Problem if the value is no valid address. This includes an empty value, which the SDK would accept as an
     *                 address
     */
    static Optional<URI> endpoint(String service) {
        String variable = "AWS_ENDPOINT_URL" + (service.isEmpty() ? "" : "_" + service), url = System.getenv(variable);
        if (url == null) return Optional.empty();
        if (!ADDRESS.matcher(url).matches())
            throw new Problem("The variable " + variable + " is \"" + url + "\", which isn't an address.",
                    "To use AWS itself, run: unset " + variable);
        return Optional.of(URI.create(url));
    }

    private static boolean onEc2() {
        try {
            return Files.readString(VENDOR).contains("Amazon EC2");
        } catch (IOException e) {
            return false; // no such file: no Linux, or a container without it, which has credentials of its own
        }
    }
}
