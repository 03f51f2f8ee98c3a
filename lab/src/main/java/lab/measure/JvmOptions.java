package lab.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The options of a function's JVM: those of AWS's managed runtime, unless the user's {@code JAVA_TOOL_OPTIONS} say
 * otherwise. On AWS, the variable overrides the runtime's defaults. Here, the command line would override the variable,
 * so the command leaves out an option that both have.
 */
final class JvmOptions {

    static final String C1 = "-XX:TieredStopAtLevel=1";
    /** AWS's options, each with what replaces it in the user's. */
    private static final Map<String, Pattern> MANAGED = Map.of(
            "-XX:+UseSerialGC", Pattern.compile("-XX:\\+Use\\w*GC\\b"),
            "-XX:MaxHeapSize=${heap-kb}k", Pattern.compile("-Xmx|-XX:MaxHeapSize=|-XX:MaxRAM"),
            "-XX:ActiveProcessorCount=2", Pattern.compile("-XX:ActiveProcessorCount="));
    private static final Pattern COMPILER = Pattern.compile("-XX:TieredStopAtLevel=|-XX:[+-]TieredCompilation");

    /** Only because CRIU dumps a process here, as in the variants with SnapStart; AWS keeps a whole virtual machine. */
    private static final String CRIU = "-XX:-UsePerfData -XX:InitialHeapSize=8m -XX:MinHeapFreeRatio=5 "
            + "-XX:MaxHeapFreeRatio=10 -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 "
            + "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private JvmOptions() {}

    /** @param tool the user's {@code JAVA_TOOL_OPTIONS}, empty for none */
    static String of(Way way, String tool) {
        List<String> options = new ArrayList<>();
        if (way.snapStart()) options.add(CRIU);
        MANAGED.keySet().stream().sorted().filter(option -> !MANAGED.get(option).matcher(tool).find())
                .forEach(options::add);
        if (way == Way.C1 || !way.snapStart() && !COMPILER.matcher(tool).find()) options.add(C1);
        return String.join(" ", options);
    }

    /** Whether the managed runtime stops at C1 by itself, so that {@link Way#C1} would measure the same again. */
    static boolean stopsAtC1(String tool) {
        return !COMPILER.matcher(tool).find();
    }
}
