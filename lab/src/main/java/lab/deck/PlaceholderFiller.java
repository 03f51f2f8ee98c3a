package lab.deck;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import locallambda.system.Problem;

/** Fills the placeholders of one slide. An unknown placeholder or a missing figure is an error that names its line. */
final class PlaceholderFiller {

    private static final PebbleEngine PEBBLE = new PebbleEngine.Builder().loader(new StringLoader())
            .strictVariables(true).autoEscaping(true).newLineTrimming(false).greedyMatchMethod(true).build();

    private PlaceholderFiller() {}

    static String of(Path file, Slide slide, Map<String, Object> model) {
        StringWriter text = new StringWriter();
        try {
            PEBBLE.getTemplate(slide.text()).evaluate(text, model);
            return text.toString();
        } catch (PebbleException e) {
            int line = slide.line() + (e.getLineNumber() == null ? 0 : e.getLineNumber());
            Throwable innermost = e;
            for (Throwable cause = e; cause != null; innermost = cause, cause = cause.getCause())
                if (cause instanceof Problem problem)
                    throw Faults.at(file, line, slide.id(), problem.getMessage().replaceFirst("\\.$", ""),
                            problem.next(), e);
            String why = innermost == e || innermost.getMessage() == null ? "" : ": " + innermost.getMessage();
            throw Faults.at(file, line, slide.id(), e.getPebbleMessage().replaceFirst("\\.$", "") + why,
                    "docs/presenting.md lists the placeholders.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
