package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of version 2: their formats in a plain folder, and those that need no controller in the real tree. */
class CgroupV2GroupTest {

    @TempDir
    Path folder;

    @Test
    void theQuotaIsTwoNumbers() throws IOException {
        file("cpu.max", "");
        group().quota(Quota.of(Limits.share(512)), null);
        assertThat(folder.resolve("cpu.max")).hasContent("5789 20000");
    }

    @Test
    void memoryIsLimitedWithoutSwapAndForAllProcessesTogether() throws IOException {
        for (String name : new String[] {"memory.max", "memory.swap.max", "memory.oom.group"}) file(name, "");
        group().memory(512L << 20);
        assertThat(folder.resolve("memory.max")).hasContent("536870912");
        assertThat(folder.resolve("memory.swap.max")).hasContent("0");
        assertThat(folder.resolve("memory.oom.group")).hasContent("1");
    }

    @Test
    void aKernelThatDoesNotCountSwapIsFine() throws IOException {
        file("memory.max", "");
        group().memory(1 << 20);
        assertThat(folder.resolve("memory.max")).hasContent("1048576");
    }

    @Test
    void cpuTimeAndThrottledPeriodsAreInOneFile() throws IOException {
        file("cpu.stat", "usage_usec 123456\nuser_usec 100000\nsystem_usec 23456\n"
                + "nr_periods 9\nnr_throttled 7\nthrottled_usec 8\n");
        assertThat(group().cpuMs()).isEqualTo(123.456);
        assertThat(group().throttledPeriods()).isEqualTo(7);
    }

    @Test
    void killsForMemoryAreNotTheTimesTheLimitWasMet() throws IOException {
        file("memory.events", "low 0\nhigh 0\nmax 33\noom 2\noom_kill 1\noom_group_kill 0\n");
        assertThat(group().oomKills()).isEqualTo(1);
    }

    @Test
    void aGroupThatIsGoneTellsNothing() {
        CgroupV2Group gone = new CgroupV2Group(folder.resolve("gone"));
        assertThat(gone.cpuMs()).isNaN();
        assertThat(gone.pids()).isEmpty();
        assertThat(gone.oomKills()).isZero();
    }

    @Test
    void theRealTreeListsAndKillsProcesses() throws Exception {
        Optional<Path> place = CgroupMount.here().stream().filter(each -> each.type().equals("cgroup2"))
                .flatMap(each -> each.places().stream()).findFirst();
        assumeTrue(place.isPresent(), "needs a cgroup2 tree that we may write to");
        CgroupV2Group group = new CgroupV2Group(LabGroup.in(place.get()).make(GroupNames.of("real"), () -> {}));
        Process sleep = new ProcessBuilder("sleep", "300").start();
        new ControlFile(group.folder(), "cgroup.procs").write(Long.toString(sleep.pid()));
        assertThat(group.pids()).containsExactly(sleep.pid());

        group.kill();

        assertThat(sleep.waitFor()).isEqualTo(128 + 9);
        await().until(() -> group.pids().isEmpty());
        group.remove();
        assertThat(group.folder()).doesNotExist();
        assertThat(group.folder().getParent()).doesNotExist();
    }

    private CgroupV2Group group() {
        return new CgroupV2Group(folder);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
