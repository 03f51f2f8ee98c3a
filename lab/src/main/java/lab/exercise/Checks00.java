package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.Call;

/** The checks of notebook 00, Start here. */
final class Checks00 {

    static final List<Check> CHECKS = List.of(
            new Check("00.1", "The first call and the ones after it cost the same.",
                    "Only the first call had an Init Duration: it had to make an execution environment. The others found one ready.",
                    answer -> {
                        Call first = answer.given(1, Call.class);
                        Call second = answer.given(2, Call.class);
                        double ratio = first.totalMs() / second.totalMs();
                        double said = answer.number();
                        if (Math.abs(said - ratio) <= 0.02 * ratio) return Optional.empty();
                        if (Math.abs(said - first.durationMs() / second.durationMs()) <= 0.02 * said)
                            return Optional.of("That compares the handlers only. A caller of the first call also waited for what came before the handler: which field of its REPORT line is that?");
                        return Optional.of("Expected: how many times longer the first call took than the second, on the platform's clock. Came: %.4g. Look at which call has an Init Duration, and what totalMs() adds up.".formatted(said));
                    }));

    private Checks00() {}
}
