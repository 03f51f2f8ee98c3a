package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavedTest {

    private final RecordedFunction a = FromTheReference.function("java-jvm");
    private final RecordedFunction b = FromTheReference.function("java-aot");

    @Test
    void eachFunctionGetsItsCallsInItsPlace() {
        List<Calls> calls = Interleaved.cold(4, List.of(a, b));
        assertThat(calls).extracting(Calls::function).containsExactly("java-jvm", "java-aot");
        assertThat(calls).extracting(Calls::n).containsExactly(4, 4);
        assertThat(calls.get(0)).allMatch(Call::cold).allMatch(call -> call.function().equals("java-jvm"));
    }

    @Test
    void halfTimeIsOnceAndWhenBothHaveHadHalfOfTheirCalls() {
        List<List<Integer>> done = new ArrayList<>();
        Interleaved.paced(4, () -> done.add(List.of(a.next().get(), b.next().get())), a, b);
        assertThat(done).containsExactly(List.of(2, 2));
    }

    @Test
    void callsFromTheRecordNeedNoPause() {
        long start = System.nanoTime();
        Interleaved.paced(40, "{}", List.of(a, b));
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(40 * 125);
    }
}
