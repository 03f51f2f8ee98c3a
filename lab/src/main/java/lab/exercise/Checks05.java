package lab.exercise;

import java.util.List;
import java.util.Optional;
import lab.notebook.build.NativeBuild;
import lab.notebook.build.ProgramRun;
import lab.run.record.RunRecord.BuildRecord;

/** The checks of notebook 05, Native. */
final class Checks05 {

    static final List<String> GREETINGS = List.of("hello", "ahoy", "servus");
    static final int EDITS = 20;

    static final List<Check> CHECKS = List.of(
            new Check("05.1", "What runs on the JVM runs as an executable, or: reflection never does.",
                    "What the builder can read off the code is in the executable, a constant name included. "
                            + "A name that is put together at run time is not.",
                    Checks05::greetings),
            new Check("05.2", "It is enough to name the class.",
                    "The class is in the executable now, and so is what is called on it by reflection.",
                    Checks05::metadata),
            new Check("05.3", "A native build is a slower compilation, to be run as often.",
                    "That is why one edits and tests on the JVM, and builds natively where a machine waits: "
                            + "before a merge, before a release.",
                    Checks05::waiting));

    private Checks05() {}

    private static Optional<String> greetings(Answer answer) {
        List<?> said = answer.as(List.class);
        NativeBuild image = answer.given(1, NativeBuild.class);
        Optional<?> unknown = said.stream().filter(each -> !GREETINGS.contains(each)).findFirst();
        if (unknown.isPresent())
            return Optional.of("\"" + unknown.get() + "\" is none of " + String.join(", ", GREETINGS) + ".");
        for (String greeting : GREETINGS) {
            boolean works = !image.run(greeting).failed();
            if (works == said.contains(greeting)) continue;
            if (works)
                return Optional.of("The executable does give \"" + greeting
                        + "\". Look at its line: what of it does the builder know before anything runs?");
            return Optional.of("The executable does not give \"" + greeting
                    + "\", and the JVM does. Where does the name of the class come from, and when?");
        }
        return Optional.empty();
    }

    private static Optional<String> metadata(Answer answer) {
        answer.text();
        ProgramRun ran = answer.given(1, ProgramRun.class);
        if (!ran.failed()) return Optional.empty();
        if (ran.output().contains("ClassNotFoundException"))
            return Optional.of(
                    "It still ends with ClassNotFoundException: under \"reflection\" nothing has the type that is "
                            + "missing. How is it spelt in the message?");
        return Optional.of("The class is found now; what is called on it next is not there: "
                + ran.output().lines().filter(line -> line.contains("Exception") || line.contains("Error")).findFirst()
                        .orElse(ran.output())
                + "\nLook at what Greeting does with the class, and at how a constructor is named in the "
                + "lab's own metadata.");
    }

    private static Optional<String> waiting(Answer answer) {
        double said = answer.number();
        double jvm = answer.given(1, BuildRecord.class).editToAnswerMs();
        double executable = answer.given(2, BuildRecord.class).editToAnswerMs();
        double expected = EDITS * (executable - jvm) / 60_000;
        if (Math.abs(said - expected) <= 0.005 * expected) return Optional.empty();
        if (Math.abs(said - expected / EDITS) <= 0.005 * expected / EDITS)
            return Optional.of("That is what one edit costs. They try %d a day.".formatted(EDITS));
        if (Math.abs(said - EDITS * executable / 60_000) <= 0.005 * expected)
            return Optional.of("That is the whole wait. How long would they have waited on the JVM anyway?");
        return Optional.of(
                ("Expected: minutes, for %d edits, from the column \"from an edit to an answer\": "
                        + "executable less JVM. Came: %.4g.")
                        .formatted(EDITS, said));
    }
}
