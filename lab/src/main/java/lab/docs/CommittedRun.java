package lab.docs;

import java.nio.file.Path;
import lab.Home;

/** The run that all pages are about. */
final class CommittedRun {

    private static final String NAME = "reference";

    private CommittedRun() {}

    static Path folder(Home home) {
        return home.results().resolve(NAME);
    }
}
