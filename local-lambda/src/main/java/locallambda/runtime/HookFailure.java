package locallambda.runtime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hook around a snapshot that threw. AWS's Java client reports an exception of its own that says nothing, names the
 * kind of hook in a header, and writes the hook's exception into the log, behind {@code Suppressed:}.
 */
final class HookFailure {

    private static final Pattern TYPE = Pattern.compile("(?:Runtime\\.)?(BeforeCheckpointError|AfterRestoreError)");
    private static final Pattern OWN = Pattern.compile("Suppressed: ([^\\n\\\\]+)");
    private static final int LAST = 1 << 16;

    private HookFailure() {}

    /** The type that AWS documents; {@code reported} for any other error. */
    static String type(String header, String reported) {
        Matcher hook = TYPE.matcher(header);
        return hook.matches() ? "Runtime." + hook.group(1) : reported;
    }

    /** With the hook's own exception and message, if the runtime reported neither. */
    static Ending named(Ending ending, ProcessOutput output) {
        if (!(ending instanceof Ending.Failed failed) || !TYPE.matcher(failed.type()).matches()
                || !failed.message().isBlank())
            return ending;
        long end = output.size();
        Matcher own = OWN.matcher(new String(output.read(Math.max(0, end - LAST), end), StandardCharsets.UTF_8));
        return own.find() ? new Ending.Failed(failed.type(), own.group(1).strip(), failed.payload()) : ending;
    }
}
