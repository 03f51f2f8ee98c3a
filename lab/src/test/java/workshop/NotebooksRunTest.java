package workshop;

/** The notebooks that take a minute or two each. */
class NotebooksRunTest extends NotebookRuns {

    NotebooksRunTest() {
        super(false);
    }
}
