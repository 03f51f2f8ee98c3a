package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.report.TalkClaims.Line;
import lab.report.TalkClaims.Verdict;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.Run;
import lab.run.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdicts follow the run: over runs of which it is known what is true. */
class TalkClaimsTest {

    @TempDir
    Path folder;

    @Test
    void aClaimHoldsOnlyIfTheWholeIntervalSaysSo() {
        assertThat(Verdict.within(new Interval(3.1, 3.9), 3, 4)).isEqualTo(Verdict.AGREE);
        assertThat(Verdict.within(new Interval(2.9, 3.9), 3, 4)).isEqualTo(Verdict.CANT_TELL);
        assertThat(Verdict.within(new Interval(1.2, 2.9), 3, 4)).isEqualTo(Verdict.DISAGREE);
        assertThat(Verdict.within(new Interval(4.1, 9), 3, 4)).isEqualTo(Verdict.DISAGREE);
        assertThat(Verdict.within(Interval.NONE, 3, 4)).isEqualTo(Verdict.CANT_TELL);
    }

    @Test
    void overTheUsualOrder() throws IOException {
        TalkClaims claims = claims(MadeUpRun.usual(), List.of(128, 512));
        assertThat(of(claims, "Rust starts cold faster").verdict()).isEqualTo(Verdict.AGREE);
        assertThat(of(claims, "Python’s latency falls").verdict()).isEqualTo(Verdict.AGREE);
        assertThat(of(claims, "Others promise").verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(of(claims, "One python call of 23 ms").verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(of(claims, "One rust call of 5 ms").verdict()).isEqualTo(Verdict.AGREE);
        assertThat(of(claims, "Rust starts cold faster").here()).contains("at 128 MB");
    }

    @Test
    void whereRustIsTheSlowerOne() throws IOException {
        Map<String, Speed> swapped = new LinkedHashMap<>(MadeUpRun.usual());
        swapped.put("rust", MadeUpRun.usual().get("python"));
        swapped.put("python", MadeUpRun.usual().get("rust"));
        TalkClaims claims = claims(swapped, List.of(256, 512));
        assertThat(of(claims, "Rust starts cold faster").verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(of(claims, "Rust is cheaper").verdict()).isEqualTo(Verdict.DISAGREE);
    }

    /** A claim about 128 MB is none about 256 MB, and what was not measured is not decided. */
    @Test
    void whatTheRunDoesNotHaveItCantTell() throws IOException {
        TalkClaims claims = claims(MadeUpRun.usual(), List.of(256, 512));
        for (String claim : List.of("Python’s warm calls take 4.6", "Python with its hot part", "Rust’s artifact"))
            assertThat(of(claims, claim).verdict()).as(claim).isEqualTo(Verdict.CANT_TELL);
        assertThat(of(claims, "Python’s latency falls").verdict()).isEqualTo(Verdict.CANT_TELL);
        assertThat(claims.markdown()).contains("| **can't tell** |", "| **agree** |");
    }

    private TalkClaims claims(Map<String, Speed> variants, List<Integer> sizes) throws IOException {
        return new TalkClaims(Run.open(MadeUpRun.write(folder, variants, sizes, 5, 200)));
    }

    private static Line of(TalkClaims claims, String start) {
        return claims.lines().stream().filter(line -> line.talk().startsWith(start)).findFirst().orElseThrow();
    }
}
