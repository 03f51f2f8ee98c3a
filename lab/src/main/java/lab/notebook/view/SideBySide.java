package lab.notebook.view;

import java.util.List;
import java.util.stream.Collectors;

/** Several things side by side, or below each other where the page is narrow. */
public record SideBySide(List<Shown> parts) implements Shown {

    @Override
    public String html() {
        return "<div style=\"display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start\">"
                + parts.stream().map(part -> "<div style=\"flex:1 1 26em;min-width:0\">" + part.html() + "</div>")
                        .collect(Collectors.joining())
                + "</div>";
    }

    @Override
    public String text() {
        return parts.stream().map(Shown::text).collect(Collectors.joining("\n\n"));
    }
}
