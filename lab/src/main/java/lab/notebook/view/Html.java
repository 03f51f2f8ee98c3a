package lab.notebook.view;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Small pieces of HTML that are readable in JupyterLab's light and dark theme and in an export. */
public final class Html {

    private static final String TEXT = "font-family:system-ui,sans-serif;font-size:14px;line-height:1.5;";

    /** A cell with more characters than this may take several lines. */
    private static final int SENTENCE = 45;
    /**
     * With more columns than this a sentence at the end of a row would stand beyond the page, so it stands below its
     * row.
     */
    private static final int WIDE = 6;

    /** The kind of a bar, which its colour and a word beside it show. */
    public enum Kind {
        PASSED("passed", "#0f7a5a", "#e3f4ee"), NOT_YET("not yet", "#9a6000", "#fdf1dc"),
        KEPT("kept", "#1f4e9c", "#e6eefb"), NOTE("note", "#55617a", "#eef1f6");

        private final String word;
        private final String line;
        private final String ground;

        Kind(String word, String line, String ground) {
            this.word = word;
            this.line = line;
            this.ground = ground;
        }

        public String word() {
            return word;
        }
    }

    private Html() {}

    /**
     * Escapes text that stands between two tags, not in an attribute. Each dollar sign gets its own element. Otherwise,
     * JupyterLab would take the text between two dollar signs for a formula.
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("$",
                "<span>$</span>");
    }

    /** One coloured bar with a word and sentences; line breaks stay. */
    public static String bar(Kind kind, String title, String sentences) {
        return bar(kind, title, kind.word, sentences);
    }

    /** The same with another word. */
    public static String bar(Kind kind, String title, String word, String sentences) {
        return ("<div style=\"%sborder-left:6px solid %s;background:%s;color:#1b2433;padding:8px 12px;margin:4px 0;"
                + "max-width:70em\"><b style=\"color:%s\">%s</b> %s</div>")
                .formatted(TEXT, kind.line, kind.ground, kind.line,
                        escape(title.isEmpty() ? word : title + " · " + word), escape(sentences).replace("\n", "<br>"));
    }

    /** A table that scrolls sideways when it is wider than the page; numbers are right-aligned. */
    public static String table(String caption, List<String> head, List<List<String>> rows,
            Collection<Integer> numbers) {
        StringBuilder html = new StringBuilder();
        if (!caption.isEmpty())
            html.append("<div style=\"%spadding:2px 0;opacity:.85\">%s</div>".formatted(TEXT, escape(caption)));
        html.append(
                ("<div style=\"overflow-x:auto;max-width:100%%\"><table style=\"%sborder-collapse:collapse;"
                        + "margin:4px 0\">")
                        .formatted(TEXT));
        boolean below = head.size() > WIDE && rows.stream().anyMatch(row -> row.getLast().length() > SENTENCE);
        int columns = below ? head.size() - 1 : head.size();
        html.append("<thead><tr>").append(cells("th", head.subList(0, columns), numbers))
                .append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>").append(cells("td", row.subList(0, columns), numbers)).append("</tr>");
            if (below)
                html.append("<tr><td colspan=\"%d\" style=\"padding:0 12px 6px;text-align:left\">%s</td></tr>"
                        .formatted(columns, escape(row.getLast())));
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** Text as it was printed; long lines wrap between words. */
    public static String pre(String text) {
        return pre(text, "white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere;");
    }

    /** Source text; long lines scroll. */
    public static String code(String text) {
        return pre(text, "white-space:pre;word-break:normal;");
    }

    private static String pre(String text, String lines) {
        return "<pre style=\"" + lines
                + "overflow-x:auto;max-width:100%;margin:4px 0;padding:8px;border:1px solid "
                + "#8884;font-family:monospace;font-size:13px;line-height:1.4\">"
                + escape(text) + "</pre>";
    }

    private static String cells(String tag, List<String> texts, Collection<Integer> numbers) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < texts.size(); i++)
            html.append("<%s style=\"padding:2px 12px;border-bottom:1px solid #8884;%s;text-align:%s\">%s</%s>"
                    .formatted(tag, texts.get(i).length() > SENTENCE ? "min-width:20em" : "white-space:nowrap",
                            numbers.contains(i) ? "right" : "left", escape(texts.get(i)), tag));
        return html.toString();
    }

    /** The same table as text. */
    public static String plain(List<String> head, List<List<String>> rows) {
        return String.join(" | ", head) + "\n"
                + rows.stream().map(row -> String.join(" | ", row)).collect(Collectors.joining("\n"));
    }
}
