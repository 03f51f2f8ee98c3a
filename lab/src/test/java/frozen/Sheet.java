package frozen;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of outputs on one page: a short text as it is, a longer one and a picture as its SHA-256.
 *
 * <p>Nothing is neutralised, because nothing has to be: no output holds a path, a version or a day that is not the
 * committed run's, and all resampling has a fixed seed. What depends on the machine is kept apart: where a drawing has
 * its letters and lines.
 */
final class Sheet {

    private static final int SHORT = 8_000;
    /** Marp wraps whole slides in SVG too. */
    private static final Pattern DRAWING = Pattern.compile("(?s)<svg\\b(?![^>]*data-marpit-svg).*?</svg>");

    private Sheet() {}

    /** Every word and figure; of drawings only where they stand. */
    static String words(Path folder) throws IOException {
        StringBuilder sheet = new StringBuilder();
        for (Path file : files(folder)) {
            if (file.toString().matches(".*\\.(svg|png)")) continue;
            String text = DRAWING.matcher(Files.readString(file)).replaceAll("<svg/>");
            sheet.append("== ").append(folder.relativize(file)).append(text.length() <= SHORT
                    ? "\n" + text.stripTrailing() : " " + sha256(text.getBytes(StandardCharsets.UTF_8))).append('\n');
        }
        return sheet.toString();
    }

    /** Pictures, and texts with drawings in them; the first line says what they were drawn with. */
    static String drawings(Path folder) throws IOException {
        StringBuilder sheet = new StringBuilder(drawnWith()).append('\n');
        for (Path file : files(folder))
            if (file.toString().endsWith(".png") || DRAWING.matcher(Files.readString(file)).find())
                sheet.append("== ").append(folder.relativize(file)).append(' ').append(sha256(Files.readAllBytes(file)))
                        .append('\n');
        return sheet.toString();
    }

    static String drawnWith() {
        double width = new Font("DejaVu Sans", Font.PLAIN, 100)
                .getStringBounds("Lambda Race", new FontRenderContext(null, true, true)).getWidth();
        return "Java %d, %s, \"Lambda Race\" is %.0f wide".formatted(Runtime.version().feature(),
                System.getProperty("os.arch"), width);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
