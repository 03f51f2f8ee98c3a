package lab.notebook.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A chart in a day version and a night version. JupyterLab's dark theme shows the night version. JupyterLab's light
 * theme, exports, and all other pages show the day version.
 *
 * @param type  MIME type of both
 * @param words describes the chart for readers who can't see it
 */
record DayAndNight(String type, byte[] day, byte[] night, String words) implements Shown {

    /** JupyterLab says on its body which kind of theme it has. */
    private static final String STYLE = "<style>[data-jp-theme-light=\"false\"] .race-night{display:inline!important}"
            + "[data-jp-theme-light=\"false\"] .race-day{display:none}</style>";

    static DayAndNight svg(String day, String night, String words) {
        return new DayAndNight("image/svg+xml", day.getBytes(StandardCharsets.UTF_8),
                night.getBytes(StandardCharsets.UTF_8), words);
    }

    /** The day version alone, for GitHub, which shows neither a notebook's SVG images nor a second theme. */
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
