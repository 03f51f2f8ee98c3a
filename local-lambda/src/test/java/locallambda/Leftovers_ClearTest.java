package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import locallambda.files.FileIsolation;
import locallambda.files.TemporaryFolders;
import locallambda.limits.CgroupMount;
import locallambda.limits.LabGroup;
import locallambda.limits.Limits;
import locallambda.limits.OtherLab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class Leftovers_ClearTest {

    @Test
    void whatAKilledLabLeftIsCleared() throws Exception {
        OtherLab lab = OtherLab.start("none");
        lab.kill();
        assertThat(lab.environment()).matches(ProcessHandle::isAlive);

        List<String> done = Leftovers.clear();

        assertThat(done).anyMatch(each -> each.contains(" " + lab.environment().pid() + " "));
        await().until(() -> !lab.environment().isAlive());
    }

    @Test
    void controlGroupsOfAKilledLabAreRemoved() throws Exception {
        OtherLab lab = OtherLab.start(Limits.detect().name());
        lab.kill();
        List<Path> groups = CgroupMount.here().stream().flatMap(each -> each.places().stream())
                .flatMap(each -> LabGroup.dead(each).stream())
                .map(LabGroup::path).filter(each -> each.getFileName().toString().contains("-" + lab.pid() + "-"))
                .toList();
        assertThat(groups.isEmpty()).isEqualTo(Limits.detect().name().equals("throttle"));

        List<String> done = Leftovers.clear();

        assertThat(groups).noneMatch(Files::exists).allMatch(each -> done.toString().contains(each.toString()));
        await().until(() -> !lab.environment().isAlive());
    }

    /** Disk, mounts and namespace were made, and no process had them yet. */
    @Test
    void readyFilesOfAKilledLabAreRemoved() throws Exception {
        OtherLab lab = OtherLab.withReadyFiles();
        String itsFiles = "lambda-race-files-" + lab.pid() + "-";
        assertThat(FileIsolation.limitsSize()).isEqualTo(disks(itsFiles) > 0);
        assertThat(folders(itsFiles)).hasSize(1);

        lab.kill();
        await().until(() -> disks(itsFiles) == 0);
        List<String> done = Leftovers.clear();

        assertThat(done).anyMatch(each -> each.contains(itsFiles));
        assertThat(folders(itsFiles)).isEmpty();
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(itsFiles);
    }

    /** Loop devices with such a file. */
    private static long disks(String name) throws IOException {
        long disks = 0;
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path each : devices) {
                Path file = each.resolve("loop/backing_file");
                try {
                    if (Files.readString(file).contains(name)) disks++;
                } catch (NoSuchFileException e) {
                    // has no file, or not any longer
                }
            }
        }
        return disks;
    }

    private static List<Path> folders(String name) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(TemporaryFolders.parent(), name + "*")) {
            found.forEach(folders::add);
        }
        return folders;
    }

    @Test
    void aLivingLabIsLeftAlone() throws Exception {
        OtherLab lab = OtherLab.start(Limits.detect().name());

        List<String> done = Leftovers.clear();

        assertThat(lab.environment()).matches(ProcessHandle::isAlive);
        assertThat(done).noneMatch(each -> each.contains(Long.toString(lab.environment().pid()))
                || each.contains("-" + lab.pid() + "-"));
        lab.kill();
        Leftovers.clear();
    }
}
