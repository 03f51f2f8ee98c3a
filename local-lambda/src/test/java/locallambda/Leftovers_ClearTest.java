package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.limits.CgroupMount;
import locallambda.limits.LabGroup;
import locallambda.limits.Limits;
import locallambda.limits.OtherLab;
import org.junit.jupiter.api.Test;

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
