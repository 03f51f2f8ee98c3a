package lab.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.Problem;

/**
 * A systemd scope of its own for one environment. The scope's control group appears with the first process; from then on its
 * files serve as those of any group of version 2. systemd removes it with the last process.
 */
final class ScopeCage implements Cage {

    /** systemd-run needs these; the function must not see them. */
    private static final List<String> SESSION = List.of("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS");

    private final String unit;
    private final int memoryMb;
    private double share;
    private volatile Process process;
    private volatile CgroupCage inner;

    ScopeCage(String unit, int memoryMb) {
        this.unit = unit;
        this.memoryMb = memoryMb;
        this.share = Limits.share(memoryMb);
    }

    @Override
    public List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("/usr/bin/env"));
        for (String name : SESSION) if (System.getenv(name) != null) wrapped.add(name + "=" + System.getenv(name));
        wrapped.addAll(List.of("systemd-run", "--user", "--scope", "--quiet", "--collect", "--unit=" + unit,
                "-p", "Delegate=yes", "-p", quota(), "-p", "CPUQuotaPeriodSec=" + Quota.of(share).periodUs() + "us",
                "-p", "MemoryMax=" + memoryMb + "M", "-p", "MemorySwapMax=0", "--", "/usr/bin/env"));
        for (String name : SESSION) wrapped.addAll(List.of("-u", name));
        wrapped.addAll(command);
        return wrapped;
    }

    private String quota() {
        return String.format(Locale.ROOT, "CPUQuota=%.2f%%", share * 100);
    }

    @Override
    public void started(Process process) {
        this.process = process;
    }

    @Override
    public synchronized void vcpus(double share) {
        this.share = share;
        inside().ifPresent(cage -> {
            try {
                cage.vcpus(share);
            } catch (Problem notDelegated) {
                askManager();
            }
        });
    }

    private void askManager() {
        try {
            Process asked = new ProcessBuilder("systemctl", "--user", "set-property", "--runtime", unit, quota())
                    .redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes()).strip();
            if (asked.waitFor() != 0)
                throw new Problem("systemd refused " + quota() + " for " + unit + ": " + said, "Set LAMBDA_RACE_LIMITS=throttle.");
        } catch (IOException e) {
            throw new Problem("systemctl cannot be started: " + e.getMessage(), "Set LAMBDA_RACE_LIMITS=throttle.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The group's cage once the process is in its scope. */
    private Optional<CgroupCage> inside() {
        if (inner == null && process != null) find();
        return Optional.ofNullable(inner);
    }

    private synchronized void find() {
        CgroupMount.here().stream().filter(each -> each.type().equals("cgroup2")).findFirst().ifPresent(mount -> {
            Path group = CgroupMount.parse(Proc.text(ProcessHandle.current().pid(), "mountinfo"), Proc.text(process.pid(), "cgroup"))
                    .stream().filter(each -> each.type().equals("cgroup2")).findFirst().orElse(mount).own();
            if (!group.endsWith(unit) || !Files.isDirectory(group)) return;
            inner = new CgroupCage(new CgroupV2Group(group), memoryMb);
            inner.started(process);
        });
    }

    @Override
    public double cpuMs() {
        return inside().map(CgroupCage::cpuMs).orElse(Double.NaN);
    }

    @Override
    public long peakMb() {
        return inside().map(CgroupCage::peakMb).orElse(0L);
    }

    @Override
    public boolean outOfMemory() {
        return inside().map(CgroupCage::outOfMemory).orElse(false);
    }

    @Override
    public long held() {
        return inside().map(CgroupCage::held).orElse(0L);
    }

    @Override
    public void kill() {
        inside().ifPresentOrElse(CgroupCage::kill, () -> {
            if (process != null) process.destroyForcibly();
        });
    }

    @Override
    public void close() {
        inside().ifPresentOrElse(CgroupCage::close, this::kill);
    }
}
