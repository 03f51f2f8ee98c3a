package lab.run.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBlockTest {

    @Test
    void blocksGrowUntilTheyHaveAnEighthOfAllCalls() {
        assertThat(CallBlock.of(256)).extracting(CallBlock::first).containsExactly(1, 2, 4, 8, 12, 16, 24, 32, 48, 64,
                96,
                128, 160, 192, 224);
        assertThat(CallBlock.of(1_000)).allMatch(block -> block.size() <= 125);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 50, 200, 244, 1_000})
    void everyCallIsInOneBlock(int calls) {
        List<CallBlock> blocks = CallBlock.of(calls);
        assertThat(blocks.getFirst().first()).isEqualTo(1);
        assertThat(blocks.getLast().last()).isEqualTo(calls);
        for (int i = 1; i < blocks.size(); i++)
            assertThat(blocks.get(i).first()).isEqualTo(blocks.get(i - 1).last() + 1);
    }

    @Test
    void aFewCallsAtTheEndAreNoBlockOfTheirOwn() {
        assertThat(CallBlock.of(263).getLast()).isEqualTo(new CallBlock(224, 263));
        assertThat(CallBlock.of(280).getLast()).isEqualTo(new CallBlock(256, 280));
    }

    @Test
    void aBlockKnowsItsCalls() {
        CallBlock block = new CallBlock(2, 4);
        assertThat(block.size()).isEqualTo(3);
        assertThat(block.median(new double[] {100, 3, 1, 2, 50})).isEqualTo(2);
        assertThat(new CallBlock(4, 9).middle()).isEqualTo(6);
    }
}
