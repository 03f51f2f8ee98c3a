package lab.deck;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filled slide with what Marp needs around it: its layout, its footer, its name as an anchor, and the clock in its
 * notes.
 */
record PageText(Slide slide, String text) {

    private static final String NOTES = "\n<!--";
    private static final Pattern HEADING = Pattern.compile("(?m)^# .*$");

    /** @param from minutes of the talk before this slide @param takes its own minutes; 0 in the appendix */
    String with(String foot, double from, double takes) {
        int notes = text.lastIndexOf(NOTES);
        if (notes < 0)
            throw Faults.at(Path.of("deck.md"), slide.line(), slide.id(), "it has no speaker notes",
                    "End it with a comment that has a Say line and an Ask line. A demo also needs a Demo line and an "
                            + "If it fails line.");
        StringBuilder page = new StringBuilder();
        String look = (slide.look() + (takes == 0 ? " appendix" : "")).strip();
        if (!look.isEmpty()) page.append("<!-- _class: ").append(look).append(" -->\n");
        if (!foot.isEmpty()) page.append("<!-- _footer: \"").append(foot.replace("\"", "'")).append("\" -->\n");
        page.append("<div class=\"name\" id=\"").append(slide.id()).append("\"></div>\n\n")
                .append(whole(text.substring(0, notes)));
        String clock = takes == 0 ? "Appendix, slide " + slide.id()
                : "%s to %s (%s min), slide %s".formatted(clock(from), clock(from + takes), trimmed(takes), slide.id());
        return page.append("\n<!--\n").append(clock).append('\n').append(text.substring(notes + NOTES.length()).strip())
                .toString();
    }

    /** Keeps names such as {@code java-jvm} on one line of a heading. */
    private static String whole(String body) {
        return HEADING.matcher(body).replaceAll(heading -> Matcher.quoteReplacement(names(heading.group())));
    }

    static String names(String text) {
        return text.replaceAll("\\w+(-\\w+)+", "<span class=\"whole\">$0</span>");
    }

    /** {@code 4:30}. */
    private static String clock(double minutes) {
        long seconds = Math.round(minutes * 60);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    private static String trimmed(double minutes) {
        return String.format(Locale.ROOT, "%.2f", minutes).replaceFirst("\\.?0+$", "");
    }
}
