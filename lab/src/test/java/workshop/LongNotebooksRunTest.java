package workshop;

import org.junit.jupiter.api.Tag;

/** The notebooks that build executables, race, or measure for minutes. */
@Tag("long")
class LongNotebooksRunTest extends NotebookRuns {

    LongNotebooksRunTest() {
        super(true);
    }
}
