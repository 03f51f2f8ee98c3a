package lab.notebook.view;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** The pictures that a cell shows. */
final class Pictures {

    private Pictures() {}

    static List<byte[]> bytes(String html) {
        return Pattern.compile("base64,([^\"]+)\"").matcher(html).results()
                .map(found -> Base64.getDecoder().decode(found.group(1))).toList();
    }

    static List<BufferedImage> of(Shown view) {
        return bytes(view.html()).stream().map(Pictures::read).toList();
    }

    static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<Integer> colours(BufferedImage image) {
        Set<Integer> all = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) all.add(image.getRGB(x, y));
        return all;
    }

    /** Whether all px of these rows have one colour. */
    static boolean isEmpty(BufferedImage image, int from, int to) {
        return colours(image.getSubimage(0, from, image.getWidth(), to - from)).size() == 1;
    }

    static boolean same(BufferedImage a, BufferedImage b) {
        for (int y = 0; y < a.getHeight(); y++)
            for (int x = 0; x < a.getWidth(); x++) if (a.getRGB(x, y) != b.getRGB(x, y)) return false;
        return true;
    }
}
