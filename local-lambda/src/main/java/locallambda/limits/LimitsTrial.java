package locallambda.limits;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import locallambda.system.LabMarker;
import locallambda.system.Problem;

/** Tries limits on a real process, because writable control files do not prove that anything is limited. */
final class LimitsTrial {

    private static final int SMALL_MB = 16;
    private static final int PATIENCE_MS = 5_000;
    private static final String BUSY = "while :; do :; done";
    /** Doubles 16 bytes until they are 64 MB, then waits to be caught. */
    private static final String HUNGRY =
            "x=0123456789abcdef; i=0; while [ $i -lt 22 ]; do x=$x$x; i=$((i+1)); done; sleep 6";

    private LimitsTrial() {}

    /** @throws Problem if a busy loop is not held back at a tenth of a vCPU */
    static void cpu(Limits limits) {
        run(limits, BUSY, "the CPU share isn't enforced", EnvironmentLimits::held);
    }

    /** @throws Problem if a process may take more memory than its limit */
    static void memory(Limits limits) {
        run(limits, HUNGRY, "the memory limit isn't enforced",
                environmentLimits -> environmentLimits.outOfMemory() ? 1 : 0);
    }

    private interface Proof {
        long times(EnvironmentLimits environmentLimits);
    }

    private static void run(Limits limits, String script, String fault, Proof proof) {
        try (EnvironmentLimits environmentLimits = limits.limit("trial", SMALL_MB)) {
            environmentLimits.vcpus(script.equals(BUSY) ? 0.1 : 1);
            ProcessBuilder builder = new ProcessBuilder(environmentLimits.wrap(List.of("/bin/sh", "-c", script)));
            builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
            Process process = builder.redirectErrorStream(true).start();
            environmentLimits.started(process);
            for (int ms = 0; proof.times(environmentLimits) == 0; ms += 5) {
                if (ms > PATIENCE_MS)
                    throw new Problem("A test with a real process showed that " + fault + ".",
                            LimitsDetection.OTHERWISE);
                if (process.waitFor(5, TimeUnit.MILLISECONDS) && proof.times(environmentLimits) == 0)
                    throw new Problem("A test with a real process gave no result, because the process ended too early ("
                            + how(process.exitValue()) + "): " + said(process), LimitsDetection.OTHERWISE);
            }
        } catch (IOException e) {
            throw new Problem("The test process couldn't be started: " + e.getMessage() + ".",
                    LimitsDetection.OTHERWISE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The lab was interrupted while it tested CPU and memory limits.",
                    "Run the command again.", e);
        }
    }

    /** Java and shells add 128 to a signal's number. */
    private static String how(int exitCode) {
        return exitCode > 128 ? "signal " + (exitCode - 128) : "exit code " + exitCode;
    }

    private static String said(Process process) throws IOException {
        String text = new String(process.getInputStream().readAllBytes()).strip();
        return text.isEmpty() ? "it printed nothing." : text + ".";
    }
}
