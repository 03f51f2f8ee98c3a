package lab.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import locallambda.system.Problem;

/** Finds the font of the charts. Without a font, the first chart would fail deep inside AWT. */
public final class Fonts {

    private static final String WANTED = "DejaVu Sans";
    /** What a page falls back to where the font is missing; Verdana has nearly the same widths. */
    static final String CSS = "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', sans-serif";

    private Fonts() {}

    /** DejaVu Sans, else the platform's own sans-serif. */
    static String family() {
        return Family.NAME;
    }

    /**
     * Makes sure that text can be drawn.
     *
     * @throws Problem with the command that installs what is missing
     */
    public static void check() {
        try {
            Family.NAME.length();
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new Problem(
                    "Charts need a font, but Java can't find one on this machine.",
                    "On Debian or Ubuntu, run: apt-get install -y fontconfig fonts-dejavu-core", e);
        }
    }

    /** Looked up once, when the first chart is drawn. */
    private static final class Family {
        static final String NAME = find();

        private static String find() {
            System.setProperty("java.awt.headless", "true");
            boolean here =
                    Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                            .contains(WANTED);
            return here ? WANTED : Font.SANS_SERIF;
        }
    }
}
