package lab.explain;

import java.nio.file.Path;

/**
 * A tool that looks into a start. Each start has at most one tool, so that no figure includes the cost of two tools.
 */
enum Tool {
    NONE("no tool"),
    /** Of a function with SnapStart: INIT and hooks without a snapshot, which tools could not look through. */
    REHEARSAL("no tool, rehearsed"),
    CLASSES("class, GC, and compiler log"),
    EVENTS("Flight Recorder"),
    CPU("async-profiler, CPU"),
    WALL("async-profiler, wall clock");

    static final String LOG = "jvm.log", RECORDING = "events.jfr", PROFILE = "profile.jfr", SETTINGS = "events.jfc",
            LIBRARY = "libasyncProfiler.so";

    static final String NOT_WITH_A_CACHE = "not used: it adds the jdk.jfr module, but the AOT cache was made "
            + "without jdk.jfr";

    private final String title;

    Tool(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it looks into the process at all. */
    boolean looks() {
        return ordinal() > REHEARSAL.ordinal();
    }

    /** Whether async-profiler does it. */
    boolean profiles() {
        return this == CPU || this == WALL;
    }

    /** Options that make a JVM use it. @param folder holds what the tool needs, and gets what it writes */
    String options(Path folder) {
        return switch (this) {
            case NONE, REHEARSAL -> "";
            case CLASSES -> "-Xlog:class+load=info,class+init=info,gc=info,jit+compilation=debug:file="
                    + folder.resolve(LOG) + ":timenanos,tags:filecount=0";
            case EVENTS -> "-XX:StartFlightRecording=dumponexit=true,settings=" + folder.resolve(SETTINGS)
                    + ",filename=" + folder.resolve(RECORDING) + " -Xlog:jfr*=off";
            case CPU -> agent(folder, "event=ctimer,interval=1ms");
            case WALL -> agent(folder, "event=wall,interval=2ms");
        };
    }

    private static String agent(Path folder, String event) {
        return "-agentpath:" + folder.resolve(LIBRARY) + "=start," + event + ",jfr,file=" + folder.resolve(PROFILE);
    }
}
