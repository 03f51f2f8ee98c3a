package lab.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import locallambda.system.Problem;

/**
 * The explaining pictures: SVG files whose colours are the theme's CSS variables, so that one file serves both themes.
 */
record Drawings(Path folder) {

    /** The picture as a part of a page. */
    String svg(String name) {
        Path file = folder.resolve(name + ".svg");
        try {
            String svg = Files.readString(file).replaceAll("(?s)<\\?xml.*?\\?>|<!--.*?-->", "").strip();
            if (!svg.startsWith("<svg") || !svg.contains("<title"))
                throw new Problem(file.getFileName() + " is no SVG with a title",
                        "Begin it with <svg role=\"img\" …><title>…</title>: it is what a blind listener gets.");
            return svg;
        } catch (NoSuchFileException e) {
            throw new Problem("there is no picture " + name, "Pictures are in slides/pictures.", e);
        } catch (IOException e) {
            throw new Problem("the picture " + name + " cannot be read: " + e.getMessage(), "Check slides/pictures.",
                    e);
        }
    }
}
