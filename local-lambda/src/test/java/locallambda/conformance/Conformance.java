package locallambda.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Recorded cases of one kind, each a test by the name of its case. {@link ConformancePage} counts them, so that none of
 * the recorded ones is left out.
 */
abstract class Conformance {

    private final Map<String, Executable> checks = new LinkedHashMap<>();
    private ConformanceLab lab;

    /** A case, and how it is tried: it must fail if the answer is another than the recorded one. */
    final void check(String id, Executable check) {
        if (checks.put(Recorded.of(id).id(), check) != null) throw new IllegalArgumentException(id + " is there twice");
    }

    /** One that only asks a function, as recorded, for an answer as recorded. @param function deploys it */
    final void answers(String id, Supplier<String> function) {
        check(id, () -> {
            String name = function.get();
            expect(id, name).of(lab().invoke(Recorded.of(id), name));
        });
    }

    final Expected expect(String id, String function) {
        return new Expected(Recorded.of(id), lab().known(function));
    }

    final Set<String> ids() {
        return checks.keySet();
    }

    /** One for all cases of the kind. */
    final ConformanceLab lab() {
        if (lab == null) lab = new ConformanceLab();
        return lab;
    }

    @TestFactory
    final Stream<DynamicTest> answersAsAwsDid() {
        return checks.entrySet().stream().map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()));
    }

    @AfterEach
    final void stop() {
        if (lab != null) lab.close();
    }
}
