package lab.run.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.report.Start.Kind;

/**
 * One of the things that a race compares: a variant at a memory size, cold or warm. Each cell has its own deployed
 * function, so that forcing cold starts never ends an environment that another cell keeps warm.
 *
 * @param memoryMb memory size in MB; 0 if no memory limit is possible, so that there is only the memory size
 *                 {@code unlimited}
 * @param start    {@code COLD} for forced cold starts, one environment at a time; {@code WARM} for calls to an
 *                 environment that was called before
 */
public record Cell(String variant, int memoryMb, Kind start) {

    /** The memory size that comes with one full vCPU. An unlimited function is deployed with this size. */
    public static final int ONE_VCPU_MB = 1769;

    private static final String UNLIMITED = "unlimited";
    private static final Pattern NAME = Pattern.compile("(.+)-(\\d+|" + UNLIMITED + ")-(cold|warm)");

    /** Reads a cell's name; empty if it is not the name of a cell. */
    public static Optional<Cell> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) return Optional.empty();
        int memoryMb = parts.group(2).equals(UNLIMITED) ? 0 : Integer.parseInt(parts.group(2));
        return Optional.of(new Cell(parts.group(1), memoryMb, Kind.of(parts.group(3))));
    }

    /** Name of the cell, of its folder and of its deployed function, e.g. {@code rust-512-warm}. */
    public String name() {
        return variant + "-" + (memoryMb == 0 ? UNLIMITED : memoryMb) + "-" + start;
    }

    /** The memory that the function is deployed with, and that AWS would charge for, in MB. */
    public int deployedMb() {
        return deployedMb(memoryMb);
    }

    /** The same for a memory size where 0 stands for unlimited. */
    public static int deployedMb(int memoryMb) {
        return memoryMb == 0 ? ONE_VCPU_MB : memoryMb;
    }

    /** Its share of a processor: memory / 1769, as AWS documents it. */
    public double vcpus() {
        return deployedMb() / (double) ONE_VCPU_MB;
    }
}
