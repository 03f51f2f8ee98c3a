package lab.run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationLinesTest {

    private static final Invocation WARM = one(new Start.Warm(), 12.5, Status.SUCCESS, "", "");
    private static final Invocation COLD =
            one(new Start.Cold(136.98), 40, Status.ERROR, "Runtime.ExitError", "exit status 1");
    private static final Invocation RESTORED =
            one(new Start.Restored(398.97, 182), Double.NaN, Status.TIMEOUT, "", "Task timed out");

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void writeThree() throws Exception {
        file = folder.resolve("reports.ndjson");
        InvocationLines.write(file, List.of(WARM, COLD, RESTORED));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        assertThat(InvocationLines.read(folder)).containsExactly(WARM, COLD, RESTORED);
    }

    /** A committed run keeps it so; the bytes depend on nothing but the lines, or Git would see a change each time. */
    @Test
    void theCompressedFormHoldsTheSameAndHasAlwaysTheSameBytes() throws Exception {
        InvocationLines.compress(folder);
        assertThat(file).doesNotExist();
        assertThat(InvocationLines.read(folder)).containsExactly(WARM, COLD, RESTORED);
        byte[] before = Files.readAllBytes(folder.resolve("reports.ndjson.gz"));
        InvocationLines.write(file, List.of(WARM, COLD, RESTORED));
        InvocationLines.compress(folder);
        assertThat(folder.resolve("reports.ndjson.gz")).hasBinaryContent(before);
    }

    @Test
    void aDamagedCompressedFileIsNamed() throws Exception {
        InvocationLines.compress(folder);
        Path compressed = folder.resolve("reports.ndjson.gz");
        byte[] whole = Files.readAllBytes(compressed);
        for (int size : new int[] {0, 5, whole.length - 20}) {
            Files.write(compressed, Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> InvocationLines.read(folder)).as("%d bytes", size).isInstanceOf(Problem.class)
                    .hasMessage(compressed + " ends too early.");
        }
        whole[0]++;
        Files.write(compressed, whole);
        assertThatThrownBy(() -> InvocationLines.read(folder)).isInstanceOf(Problem.class)
                .hasMessage(compressed + " isn't valid gzip data (Not in GZIP format).");
    }

    @Test
    void whatDoesNotApplyIsLeftOut() throws Exception {
        assertThat(Files.readAllLines(file).getFirst()).contains("\"start\":\"warm\"").doesNotContain("initMs")
                .doesNotContain("errorType");
        assertThat(Files.readAllLines(file).getLast()).contains("\"restoreMs\":398.97").doesNotContain("cpuMs");
    }

    @Test
    void aLineThatWasCutOffIsNamed() throws Exception {
        Files.writeString(file, "{\"requestId\":\"4\",\"func", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> InvocationLines.read(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("Line 4 of " + file + " isn't an invocation: Unexpected end-of-input");
    }

    @Test
    void aLineThatIsNoInvocationIsNamedWithItsFault() throws Exception {
        Files.writeString(file, "{\"requestId\":\"4\",\"start\":\"frozen\"}", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> InvocationLines.read(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("Line 4 of " + file + " isn't an invocation: start is frozen.");
    }

    /** After the race, a cell's raw samples are the only ones, so its visits have to be measured again. */
    @Test
    void whatToDeleteDependsOnWhereTheFileIs() throws Exception {
        Path cell = Files.createDirectories(folder.resolve("cells/rust-128-warm"));
        Path visit = Files.createDirectories(folder.resolve("visits/007"));
        for (Path each : List.of(cell, visit)) Files.writeString(each.resolve("reports.ndjson"), "{");
        assertThatThrownBy(() -> InvocationLines.read(cell)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).startsWith("Delete " + cell + " and the folders of its visits"));
        assertThatThrownBy(() -> InvocationLines.read(visit)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).startsWith("Delete " + visit + ". "));
    }

    private static Invocation one(Start start, double cpuMs, Status status, String errorType, String error) {
        Report report =
                new Report("47e97e7d-52cf-4c83-9133-545749ed2750", 48.28, 49, 128, 64, start, status, errorType);
        return new Invocation("rust-128-warm", "rust-128-warm/3", "measured", "k6/007", 1_795_465_920_716L, cpuMs,
                report, error);
    }
}
