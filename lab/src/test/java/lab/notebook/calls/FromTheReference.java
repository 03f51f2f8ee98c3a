package lab.notebook.calls;

import lab.notebook.runs.Runs;

/** Functions whose calls are those of the committed run: real figures, and nothing has to start. */
final class FromTheReference {

    private FromTheReference() {}

    static RecordedFunction function(String variant) {
        return (RecordedFunction) RecordedFunction.of(Runs.reference(), variant, 512, "There is no tool.")
                .orElseThrow();
    }
}
