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
            new Check("05.1", "An executable does everything that the JVM does, or: reflection never works in it.",
                    "The executable contains every class whose name the builder can read in the code, even if the name "
                            + "is only a string constant. The builder can't know a name that the program builds at run "
                            + "time.",
                    Checks05::greetings),
            new Check("05.2", "It is enough if the metadata names the class.",
                    "The executable now contains the class and the constructor that is called by reflection.",
                    Checks05::metadata),
            new Check("05.3", "You can run a native build as often as any other compilation.",
                    "That is a long wait, so edit and test on the JVM. Let a build server run native builds before a "
                            + "merge or a release.",
                    Checks05::waiting));

    private Checks05() {}

    private static Optional<String> greetings(Answer answer) {
        List<?> said = answer.as(List.class);
        NativeBuild image = answer.given(1, NativeBuild.class);
        Optional<?> unknown = said.stream().filter(each -> !GREETINGS.contains(each)).findFirst();
        if (unknown.isPresent())
            return Optional
                    .of("There is no greeting \"" + unknown.get() + "\". Choose from " + String.join(", ", GREETINGS)
                            + ".");
        for (String greeting : GREETINGS) {
            boolean works = !image.run(greeting).failed();
            if (works == said.contains(greeting)) continue;
            if (works)
                return Optional.of("The executable does print a greeting for \"" + greeting
                        + "\". Look at the case for this argument in the program. What does the builder know before "
                        + "the program runs?");
            return Optional.of("The executable prints no greeting for \"" + greeting
                    + "\", but the JVM does. Where does the name of the class come from, and when?");
        }
        return Optional.empty();
    }

    private static Optional<String> metadata(Answer answer) {
        answer.text();
        ProgramRun ran = answer.given(1, ProgramRun.class);
        if (!ran.failed()) return Optional.empty();
        if (ran.output().contains("ClassNotFoundException"))
            return Optional.of(
                    "The executable still ends with ClassNotFoundException, because no entry under \"reflection\" "
                            + "names the missing type. How does the exception spell it?");
        return Optional.of("The executable now finds the class, but not the part of the class that the program calls: "
                + ran.output().lines().filter(line -> line.contains("Exception") || line.contains("Error")).findFirst()
                        .orElse(ran.output())
                + "\nLook at what Greeting does with the class, and at how the lab's own metadata names a "
                + "constructor.");
    }

    private static Optional<String> waiting(Answer answer) {
        double said = answer.number();
        double jvm = answer.given(1, BuildRecord.class).editToAnswerMs();
        double executable = answer.given(2, BuildRecord.class).editToAnswerMs();
        double expected = EDITS * (executable - jvm) / 60_000;
        if (Math.abs(said - expected) <= 0.005 * expected) return Optional.empty();
        if (Math.abs(said - expected / EDITS) <= 0.005 * expected / EDITS)
            return Optional.of("That is the wait for one edit. The developer makes %d edits per day.".formatted(EDITS));
        if (Math.abs(said - EDITS * executable / 60_000) <= 0.005 * expected)
            return Optional.of("That is the total wait with native builds. How long would the developer have to wait "
                    + "with java-jvm anyway?");
        if (said == Math.rint(said) && Math.abs(said - expected) <= EDITS && said < expected)
            return Optional
                    .of("%.0f is a whole number, but the correct answer isn't. ".formatted(said)
                            + Answer.WHOLE_NUMBERS);
        return Optional.of(
                ("Expected: minutes for %d edits. In the \"from an edit to an answer\" column, subtract the JVM's time "
                        + "from the executable's time. Your answer: %.4g.")
                        .formatted(EDITS, said));
    }
}
