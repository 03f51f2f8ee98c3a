package lab.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lab.Home;

/** Finds out how a living process really runs: its command line, and for a JVM the flags that are in force. */
final class ProcessFacts {

    private ProcessFacts() {}

    /** @return {@code command}, and for a JVM {@code flags} (heap, collector and all others that are in force) */
    static Map<String, String> of(long pid) {
        Map<String, String> facts = new LinkedHashMap<>();
        String home = Home.userHome(); // a run may be shared: whose machine it was stays out of it
        try {
            facts.put("command", Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ').strip().replace(home, "~"));
            if (isJvm(pid)) facts.put("flags", jcmd(pid).replace(home, "~"));
        } catch (IOException e) {
            facts.put("gone", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return facts;
    }

    private static boolean isJvm(long pid) throws IOException {
        return Path.of("/proc/" + pid + "/exe").toRealPath().endsWith("bin/java");
    }

    private static String jcmd(long pid) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                "" + pid, "VM.flags")
                .redirectErrorStream(true).start();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "didn't answer jcmd within 10 s";
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceFirst("^\\d+:\\s*", "").strip();
    }
}
