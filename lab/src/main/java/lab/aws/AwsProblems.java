package lab.aws;

import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Problem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Explains AWS's errors and what the user can do about them. */
public final class AwsProblems {

    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired",
                    "InvalidGrantException");
    private static final Set<String> UNKNOWN_CREDENTIALS = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthFailure", "InvalidToken", "InvalidSignatureException",
            "IncompleteSignature");
    private static final Set<String> FORBIDDEN =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "Forbidden");
    private static final Set<String> THROTTLED =
            Set.of("Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException",
                    "RequestLimitExceeded", "SlowDown", "PriorRequestNotComplete", "RequestThrottled");
    private static final Set<String> QUOTA =
            Set.of("LimitExceededException", "LimitExceeded", "ServiceQuotaExceededException", "TooManyBuckets",
                    "CodeStorageExceededException", "ResourceLimitExceeded");
    private static final Set<String> OTHER_REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException",
                    "OptInRequired");

    private static final Pattern ACTION =
            Pattern.compile("not authorized to perform:? ([A-Za-z0-9]+:[A-Za-z0-9*]+)(?: on resource:? (\\S+))?");
    private static final Pattern EXPECTED = Pattern.compile("expecting '([a-z0-9-]+)'");

    private AwsProblems() {}

    /**
     * Calls AWS.
     *
     * @param doing what is being done, in words that follow "while", e.g. {@code uploading the code of python}
     * @throws Problem instead of any exception of the SDK
     */
    public static <T> T during(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(e, doing);
        }
    }

    /** The same for a call that returns nothing. */
    public static void doing(String doing, Runnable call) {
        during(doing, () -> {
            call.run();
            return null;
        });
    }

    /** What an exception means. @param doing as in {@link #during} */
    public static Problem of(SdkException e, String doing) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null ? answered(service, doing)
                : notAnswered(e, doing);
    }

    /** Explains a reason that AWS gives in an event instead of an error. @param doing as in {@link #during} */
    static Problem ofReason(String reason, String doing, String next) {
        Matcher action = ACTION.matcher(reason);
        if (action.find()) return lacks(permission(action), doing, null);
        if (reason.contains("UnreservedConcurrentExecution") || reason.contains("limit") || reason.contains("Limit")
                || reason.contains("'MemorySize' value failed"))
            return quotaReached(sentence(reason), doing, null);
        return new Problem("AWS gave up " + doing + ": " + sentence(reason) + ".", next);
    }

    /** A code that means "wait and ask again". */
    public static boolean throttled(SdkException e) {
        return e instanceof AwsServiceException service
                && (service.isThrottlingException() || THROTTLED.contains(code(service)));
    }

    /** A version isn't ready yet, or the last change of a function is still in progress. */
    public static boolean pending(SdkException e) {
        if (!(e instanceof AwsServiceException service)) return false;
        String code = code(service), message = message(service);
        return code.equals("SnapStartNotReadyException")
                || code.equals("ResourceConflictException") && (message.contains("Pending")
                        || message.contains("in progress") || message.contains("InProgress"));
    }

    /**
     * A temporary error, after which the same call may succeed: AWS is busy or has a problem, or the network is down.
     */
    public static boolean passes(SdkException e) {
        if (e instanceof AbortedException) return false;
        if (e instanceof AwsServiceException service) return throttled(e) || pending(e) || service.statusCode() >= 500;
        String message = String.valueOf(e.getMessage());
        return !message.contains("credentials") && !message.contains("expired");
    }

    static Problem noCredentials(Optional<String> profile, SdkException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("expired"))
            return new Problem(
                    "The AWS session" + profile.map(name -> " of the profile \"" + name + "\"").orElse("")
                            + " has expired.",
                    "Sign in again, for example: aws sso login" + profile.map(name -> " --profile " + name).orElse(""),
                    e);
        if (profile.isPresent())
            return new Problem("The AWS profile \"" + profile.get() + "\" has no credentials on this machine.",
                    "Set it up with: aws configure --profile " + profile.get()
                            + "; docs/aws.md lists the other ways.",
                    e);
        return new Problem("There are no AWS credentials on this machine. Nothing was sent to AWS.",
                "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; docs/aws.md explains how.", e);
    }

    private static Problem answered(AwsServiceException e, String doing) {
        String code = code(e), message = message(e),
                place = "AWS (" + e.awsErrorDetails().serviceName() + ", " + code + ")";
        if (EXPIRED.contains(code))
            return new Problem("The AWS session expired while " + doing + ".",
                    "Sign in again and repeat the command; it continues where it stopped.", e);
        if (UNKNOWN_CREDENTIALS.contains(code))
            return new Problem(place + " doesn't accept the credentials while " + doing + ": " + message + ".",
                    "Check the profile or the AWS_ variables, and this machine's clock. Also check whether the region "
                            + "is enabled in the account.",
                    e);
        if (FORBIDDEN.contains(code)) return forbidden(e, doing, message);
        if (pending(e))
            return new Problem(
                    "AWS is still making the version while " + doing + " (a snapshot takes a few minutes): " + message
                            + ".",
                    "Wait a few minutes and repeat the command.", e);
        if (quota(code, message)) return quotaReached(message, doing, e);
        if (throttled(e))
            return new Problem(place + " throttled the calls while " + doing + ", even after retries.",
                    "Wait a minute and repeat the command.", e);
        if (OTHER_REGION.contains(code)) return otherRegion(place, doing, message, e);
        return new Problem(place + " refused the request while " + doing + ": " + message + ".",
                "Fix the problem that AWS reports, then repeat the command.", e);
    }

    private static Problem forbidden(AwsServiceException e, String doing, String message) {
        Matcher action = ACTION.matcher(message);
        String lacking = action.find() ? permission(action)
                : "a permission for " + e.awsErrorDetails().serviceName() + " (" + message + ")";
        return lacks(lacking, doing, e);
    }

    private static String permission(Matcher action) {
        return "the permission " + action.group(1) + (action.group(2) == null ? "" : " on " + action.group(2));
    }

    private static Problem lacks(String permission, String doing, Throwable e) {
        return new Problem("These credentials don't have " + permission + ", which is needed while " + doing + ".",
                "Add it to the user or role; docs/aws-policy.json has the whole policy.", e);
    }

    private static Problem quotaReached(String message, String doing, Throwable e) {
        return new Problem("The account reached a quota while " + doing + ": " + message + ".",
                "Use fewer variants or smaller sizes, or request a higher quota in the console under Service "
                        + "Quotas.",
                e);
    }

    private static boolean quota(String code, String message) {
        return QUOTA.contains(code) || code.equals("InvalidParameterValueException")
                && (message.contains("UnreservedConcurrentExecution") || message.contains("'MemorySize' value failed"));
    }

    private static Problem otherRegion(String place, String doing, String message, AwsServiceException e) {
        Matcher expected = EXPECTED.matcher(message);
        return new Problem(place + " says this is the wrong region while " + doing + ": " + message + ".",
                expected.find() ? "Use this region: --region " + expected.group(1)
                        : "Use the stack's region (--region NAME), or enable this region in the account.",
                e);
    }

    private static Problem notAnswered(SdkException e, String doing) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials") || message.contains("expired"))
            return noCredentials(Optional.empty(), e);
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof UnknownHostException)
                return new Problem(
                        "AWS can't be reached while " + doing + ": there is no network address for "
                                + cause.getMessage()
                                + ".",
                        "Check the network and the name of the region.", e);
        return new Problem("AWS didn't answer while " + doing + ": " + sentence(message) + ".",
                "Check the network and repeat the command; it continues where it stopped.", e);
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null ? ""
                : e.awsErrorDetails().errorCode();
    }

    private static String message(AwsServiceException e) {
        return sentence(e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null ? "no reason given"
                : e.awsErrorDetails().errorMessage());
    }

    private static String sentence(String text) {
        return text.replaceFirst(" \\(SDK Attempt Count: \\d+\\)", "").strip().replaceFirst("\\.$", "");
    }
}
