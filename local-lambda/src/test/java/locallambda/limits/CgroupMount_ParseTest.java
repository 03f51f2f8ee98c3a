package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layouts of other machines; lines as proc_pid_mountinfo(5) and cgroups(7) describe them. */
class CgroupMount_ParseTest {

    @Test
    void joinedControllersAreOneTree() {
        assertThat(CgroupMount.parse(
                "36 25 0:31 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:15 - cgroup cgroup rw,cpu,cpuacct\n",
                "4:cpu,cpuacct:/user.slice\n1:name=systemd:/user.slice/session-2.scope\n"))
                .containsExactly(new CgroupMount("cgroup", List.of("rw", "cpu", "cpuacct"),
                        Path.of("/sys/fs/cgroup/cpu,cpuacct"), Path.of("/sys/fs/cgroup/cpu,cpuacct/user.slice")));
    }

    @Test
    void versionTwoIsTheLineWithZero() {
        assertThat(CgroupMount.parse("35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n",
                "0::/user.slice/user-1000.slice/session-2.scope\n"))
                .containsExactly(new CgroupMount("cgroup2", List.of(), Path.of("/sys/fs/cgroup"),
                        Path.of("/sys/fs/cgroup/user.slice/user-1000.slice/session-2.scope")));
    }

    @Test
    void aContainerSeesItsOwnGroupAsTheTop() {
        assertThat(CgroupMount.parse("700 690 0:30 /docker/4f1e /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n",
                "9:memory:/docker/4f1e\n"))
                .extracting(CgroupMount::own).containsExactly(Path.of("/sys/fs/cgroup/memory"));
    }

    @Test
    void aGroupOutsideOfTheMountReadsAsItsTop() {
        assertThat(CgroupMount.parse("35 24 0:30 / /sys/fs/cgroup rw - cgroup2 cgroup rw\n", "0::/../../init.scope\n"))
                .extracting(CgroupMount::own).containsExactly(Path.of("/sys/fs/cgroup"));
    }

    @Test
    void otherMountsAreNone() {
        assertThat(CgroupMount.parse("31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755\n", "0::/\n")).isEmpty();
    }
}
