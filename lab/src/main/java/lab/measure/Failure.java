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
 * What a call of a user's function says if it isn't a success, in the function's own words.
 *
 * @param event      name of the event that it was called with
 * @param log        where the function's log is
 * @param answer     of the Invoke API, with the log's tail
 * @param invocation as the platform tells it; null if there was none
 * @param wanted     who was called from inside of it
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
        return "Your function called %s during %s; %s. ".formatted(who.words(), phase(who), closed(who));
    }

    /** Whether somebody was called before the handler got its event, or by the handler. */
    private String phase(Border.Wanted who) {
        return invocation == null || invocation.startedAtMs() == 0 || who.atMs() < invocation.startedAtMs() ? "INIT"
                : "its handler";
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
        String said = "answered %s with %s; the lab expected %s.".formatted(event, shortened(answer.body()),
                expectation.words());
        if (!wanted.isEmpty()) {
            Border.Wanted who = wanted.getFirst();
            return new Problem(called(who) + "It " + said, advice(who));
        }
        return new Problem("Your function " + said,
                "Use another event, or define success with --expect 201 or --expect '{\"statusCode\": 404}'.");
    }

    Problem problem() {
        JsonNode said = json(answer.body());
        String type = said.path("errorType").asText(""), message = said.path("errorMessage").asText("");
        if (answer.statusCode() >= 500)
            return new Problem("Your function couldn't be started: %s.".formatted(shortened(answer.body())),
                    "Its log is " + log + ".");
        if (!ofFunction())
            return new Problem("The event %s was refused: %s.".formatted(event,
                    shortened(said.path("Message").asText(said.path("message").asText(answer.body())))
                            .replaceFirst("\\.$", "")),
                    "AWS Lambda would refuse it too. Correct the event.");
        if (timedOut() && !wanted.isEmpty()) {
            Border.Wanted first = wanted.getFirst();
            return new Problem(called(first) + "It didn't answer %s in time: %s.".formatted(event, own("", message)),
                    advice(first));
        }
        if (timedOut())
            return new Problem("Your function didn't answer %s in time: %s.".formatted(event, own("", message)),
                    "If it needs longer, use a larger --timeout. Its log is " + log + ".");
        if (type.contains("OutOfMemory"))
            return new Problem("Your function needs more than %d MB for %s: %s.".formatted(memoryMb, event,
                    own(type, message)), "Measure it at larger sizes, such as --memory 2048,4096.");
        if ((message + tail()).contains(DISK_FULL))
            return new Problem("Your function wrote more than 512 MB to /tmp with %s: %s.".formatted(event,
                    own(type, message)), "Let it write less, or delete files that it no longer needs.");
        Optional<Border.Wanted> who = wanted.stream().findFirst().or(() -> Border.named(message + tail()));
        if (who.isPresent())
            return new Problem(called(who.get()) + "It failed: %s.".formatted(own(type, message)),
                    advice(who.get()));
        if ((message + tail()).contains(NO_WAY_OUT))
            return new Problem(("Your function connected to an IP address on the network, which the lab blocks. It "
                    + "failed: %s.").formatted(own(type, message)), OUTSIDE);
        if (type.contains("NoClassDefFoundError") || type.contains("ClassNotFoundException"))
            return new Problem("A class of your function is missing: %s.".formatted(own(type, message)),
                    "Shade your jar, or put its libraries into a lib folder beside it.");
        if (type.equals("Runtime.ExitError"))
            return new Problem("Your function's process ended during %s: %s.".formatted(event, own("", message)),
                    "Its log is " + log + ".");
        String reason = own(type, message);
        return new Problem("Your function failed with %s: %s.".formatted(event, reason),
                (reason.contains("NoClassDefFoundError") ? "Shade your jar, or put its libraries into lib/ beside it"
                        : "Use --env NAME=VALUE to set variables that it reads, or --event to pass another event")
                        + ". Its log is " + log + ".");
    }

    private boolean timedOut() {
        return invocation != null && invocation.report().status() == Report.Status.TIMEOUT
                || answer.body().contains("Sandbox.Timedout");
    }

    private static String advice(Border.Wanted who) {
        if (passedBy(who))
            return ("Let its client use the address in AWS_ENDPOINT_URL_%s. The SDK for Java does this from version "
                    + "2.28.1 on.")
                    .formatted(variable(who));
        return who.aws()
                ? ("Only S3 and DynamoDB are local. Pass a stand-in with --env "
                        + "AWS_ENDPOINT_URL_%s=http://127.0.0.1:PORT, or allow the call with "
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
