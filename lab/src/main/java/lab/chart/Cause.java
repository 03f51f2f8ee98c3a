package lab.chart;

import java.awt.Color;

/**
 * What a process does, or waits for, at each moment of a cold start: exactly one of these. The label is short enough
 * for a picture; {@code meaning} goes into tables.
 */
public enum Cause {
    RESTORE("restore", "restoring the snapshot (CRIU, local)", "#d7c2ec", "#5c3f80"),
    LOADING("class loading", "loading, verifying and linking classes", "#f3b7a6", "#8f3d2c"),
    INTERPRETING("interpreting", "interpreting bytecode", "#f7d488", "#7d5d12"),
    COMPILED("compiled code", "running code that C1 or C2 compiled", "#a9d8b0", "#2a6a3b"),
    JVM("JVM, native", "running the JVM's own code, libraries in C, or system calls", "#a8cdf0", "#27547f"),
    RUNNING("running", "running on a processor, but no measurement shows which code", "#9fd8d4", "#22645f"),
    GC("GC pauses", "stopped by the garbage collector", "#e3a6cf", "#7f2f66"),
    QUOTA("waiting for CPU quota", "ready to run, but the CPU share for this memory size is used up", "#c9cfda",
            "#465069"),
    CORE("no free core", "ready to run, but the machine's processors are busy with other work", "#8d98ab", "#7d8aa8"),
    STORES("stores", "waiting for a response from S3 or DynamoDB", "#d9e48c", "#5d671a"),
    OTHER("other waits", "waiting for other threads, files, or the Runtime API", "#e8dcc4", "#5b4d33"),
    UNATTRIBUTED("unattributed", "no measurement shows the cause", "#eeeeee", "#2a2a2a");

    private final String label;
    private final String meaning;
    private final Color paper;
    private final Color night;

    Cause(String label, String meaning, String paper, String night) {
        this.label = label;
        this.meaning = meaning;
        this.paper = Color.decode(paper);
        this.night = Color.decode(night);
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    Color in(Theme theme) {
        return theme == Theme.PAPER ? paper : night;
    }
}
