package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

class Limits_NamedTest {

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> Limits.named("cgroups")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem).hasMessageContaining("cgroups");
            assertThat(problem.next()).contains("cgroup1, cgroup2, systemd, throttle, none");
        });
    }

    @Test
    void noneLimitsNothingAndSaysSo() {
        Limits none = Limits.named("none");
        assertThat(none.cpu() || none.memory()).isFalse();
        assertThat(none.describe()).contains("aren't limited");
    }

    @Test
    void detectionSaysWhyTheBetterOnesAreNotInForce() {
        Limits found = Limits.detect();
        for (String better : List.of("cgroup1", "cgroup2", "systemd")) {
            if (better.equals(found.name())) return;
            assertThat(found.describe()).contains("can't use " + better + ": ");
        }
    }

    @Test
    void everySizeHasTheShareThatAwsGivesIt() {
        assertThat(Limits.share(1769)).isEqualTo(1);
        assertThat(Quota.of(Limits.share(128))).isEqualTo(new Quota(20_000, 1_447));
        assertThat(Quota.of(2)).isEqualTo(new Quota(20_000, 40_000));
    }

    @Test
    void aTinyShareGetsALongerPeriod() {
        assertThat(Quota.of(0.01)).isEqualTo(new Quota(100_000, 1_000));
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quota.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Quota.of(Double.NaN));
    }
}
