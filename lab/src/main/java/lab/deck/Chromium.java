package lab.deck;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browser in which slides become PDF, PPTX and pictures. */
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    /** CHROME_PATH, else the first on PATH under one of its usual names. */
    public static Optional<Path> find() {
        String own = System.getenv("CHROME_PATH");
        if (own != null && !own.isBlank()) return Optional.of(Path.of(own)).filter(Files::isExecutable);
        return NAMES.stream().flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }
}
