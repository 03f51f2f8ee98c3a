package lab.run.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import locallambda.system.Problem;

/** The machine that a race ran on, as captions and the report show it, with its memory in GB. */
public record Machine(String cpu, int cores, long memoryGb, String os, String kernel, String arch) {

    public static Machine here() {
        return new Machine(
                field("/proc/cpuinfo", "model name", ":", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(field("/proc/meminfo", "MemTotal", ":", "0 kB").split(" ")[0]) / 1024.0
                        / 1024.0),
                field("/etc/os-release", "PRETTY_NAME", "=", System.getProperty("os.name")).replace("\"", ""),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }

    /** Can the race run here? It needs Linux on one of two architectures. */
    public boolean supported() {
        return System.getProperty("os.name").equals("Linux") && (arch.equals("amd64") || arch.equals("aarch64"));
    }

    /** Has anybody tried the race on such a machine? {@code docs/platforms.md} has the details. */
    public boolean tested() {
        return supported() && arch.equals("amd64") && !kernel.toLowerCase(Locale.ROOT).contains("microsoft");
    }

    /** @throws Problem if the race does not run on it */
    public void mustBeSupported() {
        if (!supported())
            throw new Problem(("The lab doesn't run on %s %s. It runs on Linux x86-64. It should also run on arm64 and "
                    + "in WSL2, but nobody has tested it there.").formatted(os, arch),
                    "Use a Linux container or a virtual machine. See Platforms in README.md.");
    }

    /** The machine in a few words, e.g. {@code AMD EPYC 7B13, 2 cores}. */
    public String brief() {
        return cpu.replaceAll("\\((R|TM)\\)|\\b(CPU|Processor)\\b|@.*", "").replaceAll("\\s+", " ").strip() + ", "
                + cores + " cores";
    }

    /** The machine with all details that a report shows. */
    public String inFull() {
        return "%s, %d GB, %s, kernel %s, %s".formatted(brief(), memoryGb, os, kernel, arch);
    }

    private static String field(String file, String name, String separator, String otherwise) {
        if (!Files.isReadable(Path.of(file))) return otherwise;
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).map(line -> line.split(separator, 2)[1].strip())
                    .findFirst().orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
