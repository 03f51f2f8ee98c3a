package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.explain.Proof.Way;
import lab.run.record.Cell;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.files.TemporaryFolders;
import locallambda.limits.Limits;
import locallambda.system.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The advice for the real java-snapstart, measured on real snapshots; with a whole vCPU, because that is faster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrimingProofTest {

    private static final int RESTORES = 2;

    private Path folder;
    private Priming advice;
    private Proof proof;

    int memoryMb() {
        return Cell.ONE_VCPU_MB;
    }

    @BeforeAll
    void prove() throws Exception {
        folder = Files.createTempDirectory(TemporaryFolders.parent(), "lambda-race-test-");
        Home home = Home.find();
        Limits limits = Limits.detect();
        Built built = Participants.of(home, List.of("java-snapstart"), line -> {}).builds().get("java-snapstart");
        List<Subject> subjects = List.of(Subject.of(built, "{}").direct());
        new Explain(home, memoryMb(), 1, false, System.out::println).run(subjects, limits, (done, platform) -> {
            advice = Priming.of(done).getFirst();
            proof = new ProofRun(home, platform, memoryMb(), RESTORES, System.out::println).of(subjects,
                    List.of(advice), limits.name(), folder);
            return proof;
        });
    }

    @AfterAll
    void remove() throws Exception {
        Folders.delete(folder);
    }

    @Test
    void eachWayIsMeasuredWithItsSnapshotAndItsBill() {
        assertThat(proof.lines()).extracting(Proof.Line::way).containsExactly(Way.values());
        assertThat(proof.lines()).allSatisfy(line -> {
            assertThat(line.starts()).isEqualTo(RESTORES);
            assertThat(line.cold().value()).isGreaterThan(line.first());
            assertThat(line.snapshotMb()).isGreaterThan(10);
            assertThat(line.publicationUsd()).isGreaterThan(0);
        });
    }

    @Test
    void bothHooksTakeWorkFromTheFirstInvocation() {
        assertThat(line(Way.CLASSES).first()).isLessThan(line(Way.UNPRIMED).first());
        assertThat(line(Way.CALL).first()).isLessThan(line(Way.UNPRIMED).first());
        assertThat(line(Way.CALL).snapshotMb()).isGreaterThan(line(Way.UNPRIMED).snapshotMb());
    }

    @Test
    void theProofIsKeptAsATable() throws Exception {
        new Kept(folder).write(proof);
        assertThat(new Kept(folder).markdown(Kept.ALL, "proof").orElseThrow())
                .contains("| java-snapstart, unprimed |", "| java-snapstart, classes preloaded |",
                        "| java-snapstart, one call |", "n = 2 restores each")
                .isEqualTo(proof.markdown());
    }

    private Proof.Line line(Way way) {
        return proof.lines().stream().filter(each -> each.way() == way).findFirst().orElseThrow();
    }
}
