package lab.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import lab.Home;
import locallambda.system.Problem;

/**
 * The learner's own folder, {@code my-work/}, with copies of the notebooks, guesses, and passed checks.
 */
public record Work(Path originals, Path folder) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    /** {@code my-work/} in the checkout, or the folder that {@code LAMBDA_RACE_WORK} names. */
    public static Work of(Home home) {
        String own = System.getenv("LAMBDA_RACE_WORK");
        return new Work(home.checkout().resolve("notebooks"),
                own == null || own.isBlank() ? home.checkout().resolve("my-work") : Path.of(own).toAbsolutePath());
    }

    /** Copies missing notebooks, and says which originals changed after they were copied. */
    public void copyMissing(Consumer<String> say) {
        try {
            Files.createDirectories(copiedFrom());
            for (Path original : Notebook.in(originals)) {
                Path copy = folder.resolve(original.getFileName());
                if (!Files.exists(copy)) copy(original);
                else if (!Files.exists(mark(original)) || !Files.readString(mark(original)).equals(sum(original)))
                    say.accept("There is a newer version of " + original.getFileName()
                            + ". The lab keeps your copy. To move your copy to old/ and get the new version, run "
                            + "./jbang reset "
                            + original.getFileName().toString().substring(0, 2));
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * Makes a fresh copy of one notebook. The old copy moves to {@code old/} and gets the time in its name.
     *
     * @param number two digits, e.g. {@code 04}
     * @return where the old one is now; empty if there was none
     */
    public List<Path> reset(String number) {
        Path original = Notebook.in(originals).stream()
                .filter(file -> file.getFileName().toString().startsWith(number + "-")).findFirst()
                .orElseThrow(() -> new Problem("There is no notebook \"" + number + "\".",
                        "Choose one of " + numbers() + "."));
        try {
            Files.createDirectories(copiedFrom());
            List<Path> kept = new ArrayList<>();
            Path copy = folder.resolve(original.getFileName());
            if (Files.exists(copy)) {
                Path old = Files.createDirectories(folder.resolve("old"))
                        .resolve(original.getFileName().toString().replace(".ipynb",
                                "-" + STAMP.format(LocalDateTime.now()) + ".ipynb"));
                kept.add(Files.move(copy, old));
            }
            copy(original);
            return kept;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Guesses, answers and passed checks. */
    public Progress progress() {
        return new Progress(folder.resolve("progress.json"));
    }

    private String numbers() {
        return String.join(", ",
                Notebook.in(originals).stream().map(file -> file.getFileName().toString().substring(0, 2)).toList());
    }

    private void copy(Path original) throws IOException {
        Files.copy(original, folder.resolve(original.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(mark(original), sum(original));
    }

    /** Which version a copy was made from. */
    private Path mark(Path original) {
        return copiedFrom().resolve(original.getFileName() + ".crc32");
    }

    private Path copiedFrom() {
        return folder.resolve(".copied-from");
    }

    private static String sum(Path file) throws IOException {
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(Files.readAllBytes(file));
        return HexFormat.of().toHexDigits(sum.getValue());
    }

    private Problem cannotWrite(IOException e) {
        return new Problem("Cannot write to " + folder + ": " + e.getMessage() + ".",
                "Free some disk space, or fix the permissions.", e);
    }
}
