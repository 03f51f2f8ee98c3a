package locallambda.system;

/** Names the lab that a process belongs to, so that the next lab can tell leftovers from a neighbour's processes. */
public final class LabMarker {

    /** The environment variable that every process started by a lab carries. */
    public static final String VARIABLE = "LAMBDA_RACE_LAB";

    private static final String VALUE = of(ProcessHandle.current().pid());

    private LabMarker() {}

    /** This lab's marker {@code PID-TICKS}: its process id, and the start of the process in clock ticks since boot. */
    public static String value() {
        return VALUE;
    }

    /** Whether the lab with that marker still runs, as a process with that id that started at that time. */
    public static boolean alive(String marker) {
        if (!marker.matches("\\d{1,10}-\\d{1,18}")) return false;
        return of(Long.parseLong(marker.substring(0, marker.indexOf('-')))).equals(marker);
    }

    private static String of(long pid) {
        return pid + "-" + Proc.startTicks(pid);
    }
}
