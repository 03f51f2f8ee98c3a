package lab.deck;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.toolchain.Shell;
import locallambda.system.Problem;

/**
 * The person who gives the talk, from {@code slides/speaker.yaml}. A deck's placeholders call it {@code speaker}.
 *
 * @param name    empty if the file has none
 * @param address of the repository, {@code https://…}; empty if neither the file nor git knows one
 */
public record Speaker(String name, String address) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    /** What git may call a remote: an address with or without a user, or {@code user@host:path}. */
    private static final Pattern REMOTE =
            Pattern.compile("(?:(?:https?|ssh|git)://(?:[^@/]*@)?|[^@/:]+@)([^/:]+)(?::\\d+)?[:/](.+?)(?:\\.git)?/?");

    private record Written(String name, String repository) {}

    /** @throws Problem if the file cannot be read, or its address is invalid */
    static Speaker of(Path checkout) {
        Speaker written = written(checkout);
        return written.published() ? written : new Speaker(written.name(), origin(checkout));
    }

    /**
     * The speaker from the file alone, which is the same in every clone.
     *
     * @throws Problem if the file cannot be read, or its address is invalid
     */
    static Speaker written(Path checkout) {
        Path file = checkout.resolve("slides/speaker.yaml");
        try {
            Written written = YAML.readValue(file.toFile(), Written.class);
            String repository = text(written.repository());
            if (!repository.isEmpty() && !repository.matches("https?://[^\\s/]+/\\S*"))
                throw new Problem("slides/speaker.yaml: \"" + repository + "\" is not the address of a web page.",
                        "Write an address that begins with https://, or leave it empty.");
            return new Speaker(text(written.name()), repository);
        } catch (IOException e) {
            throw new Problem(
                    "slides/speaker.yaml can't be read: " + e.getMessage().lines().findFirst().orElse("") + ".",
                    "The file needs two lines, name and repository.", e);
        }
    }

    /** The page of a git remote, without user, password and ending; empty for one that has no page. */
    static String page(String remote) {
        Matcher form = REMOTE.matcher(remote.strip());
        return form.matches() ? "https://" + form.group(1) + "/" + form.group(2) : "";
    }

    private static String origin(Path checkout) {
        Shell.Result remote = Shell.run("git config --get remote.origin.url || true", checkout);
        return remote.exitCode() == 0 ? page(remote.output()) : "";
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    public boolean named() {
        return !name.isEmpty();
    }

    public boolean published() {
        return !address.isEmpty();
    }

    /** Is there anything to show? */
    public boolean signed() {
        return named() || published();
    }

    /** The address as people type it. */
    public String shortAddress() {
        return address.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    /** The address as a QR code. */
    public SafeString code() {
        return new SafeString("<figure class=\"qr\">" + QrCode.svg(address) + "</figure>");
    }
}
