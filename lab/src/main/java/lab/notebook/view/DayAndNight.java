package lab.notebook.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A chart in both themes, of which the page shows the one that suits it: JupyterLab's light theme, an export and
 * anything else the first, JupyterLab's dark theme the second.
 *
 * @param type  MIME type of both
 * @param words what it shows, for those who do not see it
 */
record DayAndNight(String type, byte[] day, byte[] night, String words) implements Shown {

    /** JupyterLab says on its body which kind of theme it has. */
    private static final String STYLE = "<style>[data-jp-theme-light=\"false\"] .race-night{display:inline!important}"
            + "[data-jp-theme-light=\"false\"] .race-day{display:none}</style>";

    static DayAndNight svg(String day, String night, String words) {
        return new DayAndNight("image/svg+xml", day.getBytes(StandardCharsets.UTF_8),
                night.getBytes(StandardCharsets.UTF_8), words);
    }

    /** The first alone, for a page of GitHub, which shows no SVG of a notebook and no second theme. */
    static Shown png(byte[] day, String words) {
        return new DayAndNight("image/png", day, new byte[0], words);
    }

    @Override
    public String html() {
        if (night.length == 0) return image("day", "", day);
        return STYLE + image("day", "", day) + image("night", "display:none;", night);
    }

    private String image(String name, String style, byte[] bytes) {
        return "<img class=\"race-%s\" alt=\"%s\" style=\"%smax-width:100%%\" src=\"data:%s;base64,%s\">".formatted(
                name,
                words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"), style,
                type, Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String text() {
        return words;
    }
}
