package lab.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import locallambda.system.Problem;

/**
 * The drawings: SVG files whose colours are CSS variables of the theme, so that both themes use the same file.
 */
record Drawings(Path folder) {

    /** The picture as a part of a page. */
    String svg(String name) {
        Path file = folder.resolve(name + ".svg");
        try {
            String svg = Files.readString(file).replaceAll("(?s)<\\?xml.*?\\?>|<!--.*?-->", "").strip();
            if (!svg.startsWith("<svg") || !svg.contains("<title"))
                throw new Problem(file.getFileName() + " isn't an SVG with a title",
                        "Begin it with <svg role=\"img\" …><title>…</title>. Screen readers read this title aloud.");
            return svg;
        } catch (NoSuchFileException e) {
            throw new Problem("there is no picture named " + name,
                    "Choose one of the files in slides/pictures, and leave out .svg.", e);
        } catch (IOException e) {
            throw new Problem("the picture " + name + " can't be read: " + e.getMessage(),
                    "Check the permissions of slides/pictures.",
                    e);
        }
    }
}
