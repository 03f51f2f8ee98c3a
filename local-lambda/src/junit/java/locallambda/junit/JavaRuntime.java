package locallambda.junit;

import java.util.ArrayList;
import java.util.List;

/** The command of an execution environment, with the options that AWS's managed Java runtimes give their JVM. */
record JavaRuntime(JavaHome java, LocalLambda wanted, FunctionCode code, List<String> libraryOption) {

    /** The share of the memory size that those runtimes give the heap. */
    private static final double HEAP_SHARE = 0.85;
    /** CRIU dumps a process where AWS dumps a virtual machine: without shared files, and with a small heap. */
    private static final List<String> FOR_CRIU = List.of("-XX:InitialHeapSize=8m", "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(java.executable(), "-XX:-UsePerfData", "-XX:+UseSerialGC",
                "-XX:MaxHeapSize=" + Math.round(wanted.memory() * 1024 * HEAP_SHARE) + "k",
                "-XX:ActiveProcessorCount=2"));
        if (!wanted.snapStart() || java.feature() < 25) command.add("-XX:TieredStopAtLevel=1");
        if (java.feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
        if (wanted.snapStart()) {
            command.addAll(FOR_CRIU);
            command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        }
        command.addAll(libraryOption);
        command.addAll(List.of("-cp", code.classPath(), RuntimeClient.MAIN, wanted.handler()));
        return command;
    }

    /** The name of AWS's managed runtime for this Java version. */
    String name() {
        return "java" + java.feature();
    }
}
