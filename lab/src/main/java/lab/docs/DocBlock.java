package lab.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import locallambda.system.Problem;

/**
 * A part of a Markdown page that is generated from measured data, so that nobody types a figure: the text between
 * {@code <!-- NAME -->} and {@code <!-- /NAME -->}.
 */
public record DocBlock(Path page, String name) {

    /** The current text, without the markers. */
    public String text() {
        String all = read();
        return all.substring(begin(all), end(all)).strip();
    }

    /** Replaces the current text with {@code text}. */
    public void write(String text) {
        String all = read();
        try {
            Files.writeString(page,
                    all.substring(0, begin(all)) + "\n" + text.strip() + "\n" + all.substring(end(all)));
        } catch (IOException e) {
            throw new Problem("Can't write " + page + ": " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    private int begin(String all) {
        return at(all, "<!-- " + name + " -->") + name.length() + "<!--  -->".length();
    }

    private int end(String all) {
        return at(all, "<!-- /" + name + " -->");
    }

    private int at(String all, String marker) {
        int at = all.indexOf(marker);
        if (at < 0)
            throw new Problem("There is no " + marker + " in " + page + ".",
                    "Add the block's markers to the page where its figures belong.");
        return at;
    }

    private String read() {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new Problem("Can't read " + page + ": " + e.getMessage() + ".",
                    "Run the command inside the checkout.", e);
        }
    }
}
