package lab.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.system.Problem;

/**
 * Explains an unsuccessful call of a user's function in the function's own words.
 *
 * @param event      name of the event that it was called with
 * @param log        where the function's log is
 * @param answer     of the Invoke API, with the log's tail
 * @param invocation as the platform reports it; null if there was none
 * @param wanted     hosts and services that the function wanted to call
 */
record Failure(String event, int memoryMb, String log, HttpResponse<String> answer, Invocation invocation,
        List<Border.Wanted> wanted) {

    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: (.+)$");
    /** Services that stand ready, as their hosts and signatures name them. */
    private static final List<String> LOCAL = List.of("s3", "dynamodb");
    /** What writers hear on Linux; all of a function's files are in /tmp. */
    private static final String DISK_FULL = "No space left on device";
    private static final String OUTSIDE = "Allow the call with --allow-network.";
    /** What clients hear where there is loopback alone. */
    private static final String NO_WAY_OUT = "Network is unreachable";
    private static final int LONGEST = 300;

    boolean ofFunction() {
        return answer.headers().firstValue("X-Amz-Function-Error").isPresent();
    }

    /** {@code Your function called SQS during INIT; there is no local SQS. }, for a sentence to follow. */
    String called(Border.Wanted who) {
        return "Your function called %s %s, but %s. ".formatted(who.words(), phase(who), closed(who));
    }

    /** Whether somebody was called before the handler got its event, or by the handler. */
    private String phase(Border.Wanted who) {
        return invocation == null || invocation.startedAtMs() == 0 || who.atMs() < invocation.startedAtMs()
                ? "during INIT"
                : "in its handler";
    }

    /** {@code there is no local SQS}. */
    private static String closed(Border.Wanted who) {
        if (!who.aws()) return "the lab blocks calls to the network";
        return passedBy(who) ? "it didn't use the local " + who.words() : "there is no local " + who.words();
    }

    /** Whether there is a local one, which the function's client didn't call. */
    private static boolean passedBy(Border.Wanted who) {
        return LOCAL.contains(who.name());
    }

    /** An answer without an error that is none of those expected. */
    Problem unexpected(Expectation expectation) {
        String said = "answered %s with %s, but the lab expected %s.".formatted(event, shortened(answer.body()),
                expectation.words());
        if (!wanted.isEmpty()) {
            Border.Wanted who = wanted.getFirst();
            return new Problem(called(who) + "The function " + said, advice(who));
        }
        return new Problem("Your function " + said,
                "Use another event, or define success with --expect 201 or --expect '{\"statusCode\": 404}'.");
    }

    Problem problem() {
        JsonNode said = json(answer.body());
        String type = said.path("errorType").asText(""), message = said.path("errorMessage").asText("");
        if (answer.statusCode() >= 500)
            return new Problem("Your function couldn't be started: %s.".formatted(shortened(answer.body())),
                    "Read its log: " + log);
        if (!ofFunction())
            return new Problem("%s was refused: %s.".formatted(Events.title(event),
                    shortened(said.path("Message").asText(said.path("message").asText(answer.body())))
                            .replaceFirst("\\.$", "")),
                    "AWS Lambda would refuse this event too. Correct it.");
        if (timedOut() && !wanted.isEmpty()) {
            Border.Wanted first = wanted.getFirst();
            return new Problem(
                    called(first) + "The function didn't answer %s in time: %s.".formatted(event, own("", message)),
                    advice(first));
        }
        if (timedOut())
            return new Problem("Your function didn't answer %s in time: %s.".formatted(event, own("", message)),
                    "If it needs longer, use a larger --timeout. Details are in the log, " + log + ".");
        if (type.contains("OutOfMemory"))
            return new Problem("Your function needs more than %d MB for %s: %s.".formatted(memoryMb, event,
                    own(type, message)), "Measure it at larger memory sizes, such as --memory 2048,4096.");
        if ((message + tail()).contains(DISK_FULL))
            return new Problem("Your function wrote more than 512 MB to /tmp when it was called with %s: %s."
                    .formatted(event, own(type, message)),
                    "Change it so that it writes less, or deletes files that it no longer needs.");
        Optional<Border.Wanted> who = wanted.stream().findFirst().or(() -> Border.named(message + tail()));
        if (who.isPresent())
            return new Problem(called(who.get()) + "The function failed: %s.".formatted(own(type, message)),
                    advice(who.get()));
        if ((message + tail()).contains(NO_WAY_OUT))
            return new Problem(("Your function tried to connect to an IP address on the network, but the lab blocks "
                    + "such connections. The function failed: %s.").formatted(own(type, message)), OUTSIDE);
        if (type.contains("NoClassDefFoundError") || type.contains("ClassNotFoundException"))
            return new Problem("A class of your function is missing: %s.".formatted(own(type, message)),
                    "Build a shaded jar (a jar with all libraries), or put the libraries into a lib folder beside the "
                            + "jar.");
        if (type.equals("Runtime.ExitError"))
            return new Problem("Your function's process ended while it handled %s: %s.".formatted(event,
                    own("", message)),
                    "Read its log: " + log);
        String reason = own(type, message);
        return new Problem("Your function failed when it was called with %s: %s.".formatted(event, reason),
                (reason.contains("NoClassDefFoundError") ? "Build a shaded jar (a jar with all libraries), or put the "
                        + "libraries into a lib folder beside the jar"
                        : "Use --env NAME=VALUE to set environment variables that the function reads, or --event to "
                                + "pass another event")
                        + ". Details are in the log, " + log + ".");
    }

    private boolean timedOut() {
        return invocation != null && invocation.report().status() == Report.Status.TIMEOUT
                || answer.body().contains("Sandbox.Timedout");
    }

    private static String advice(Border.Wanted who) {
        if (passedBy(who))
            return ("Let the function's client use the address in the environment variable AWS_ENDPOINT_URL_%s. The "
                    + "AWS SDK for Java does this by itself from version 2.28.1 on.")
                    .formatted(variable(who));
        return who.aws()
                ? ("The lab has only S3 and DynamoDB. Start a replacement for this service and pass its address with "
                        + "--env AWS_ENDPOINT_URL_%s=http://127.0.0.1:PORT, or allow the call with "
                        + "--allow-network.").formatted(variable(who))
                : OUTSIDE;
    }

    private static String variable(Border.Wanted who) {
        return who.words().replace(' ', '_').toUpperCase(Locale.ROOT);
    }

    /** The function's own message, with the cause that it hides. */
    private String own(String type, String message) {
        List<String> causes = new ArrayList<>(
                CAUSE.matcher(tail()).results().map(MatchResult::group).map(line -> line.substring(11)).toList());
        String text = (type.isEmpty() ? "" : type + ": ") + message.replaceFirst("^RequestId: \\S+ (?:Error: )?", "");
        if (!causes.isEmpty() && !text.contains(causes.getLast())) text += ", caused by " + causes.getLast();
        return shortened(text).replaceFirst("\\.$", "");
    }

    private String tail() {
        return answer.headers().firstValue("X-Amz-Log-Result")
                .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)).orElse("");
    }

    private static JsonNode json(String text) {
        try {
            return Events.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
