package lab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the packages: each uses only those before it. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "lab", "lab.console", "lab.suite", "lab.run.stats", "lab.run.record", "lab.run.folder",
            "lab.run.summary", "lab.run", "lab.cost", "lab.published", "lab.chart", "lab.variant", "lab.fidelity",
            "lab.report", "lab.store", "lab.toolchain", "lab.deck", "lab.aws", "lab.platform", "lab.load", "lab.race",
            "lab.measure", "lab.bench", "lab.explain", "lab.stage", "lab.learn", "lab.notebook.cell",
            "lab.notebook.view",
            "lab.notebook.runs",
            "lab.notebook.calls", "lab.notebook.build", "lab.notebook.deploy", "lab.exercise", "lab.notebook.aws",
            "lab.notebook", "lab.docs");

    /** They read a run and show it. */
    private static final String[] READERS = {
        "lab.run..", "lab.cost", "lab.published", "lab.chart", "lab.fidelity", "lab.report", "lab.deck"};

    private static final JavaClasses LAB =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("lab");

    @ParameterizedTest
    @MethodSource("places")
    void usesOnlyPackagesBeforeIt(int place) {
        String[] later = ORDER.subList(place + 1, ORDER.size()).toArray(String[]::new);
        noClasses().that().resideInAPackage(ORDER.get(place)).should().dependOnClassesThat().resideInAnyPackage(later)
                .allowEmptyShould(true).check(LAB);
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(ORDER).containsAll(LAB.stream().map(JavaClass::getPackageName).distinct().toList());
    }

    @Test
    void whatShowsARunCanStartNothing() {
        noClasses().that().resideInAnyPackage(READERS).should().dependOnClassesThat().resideInAnyPackage(
                "lab.platform", "lab.load", "lab.race", "lab.measure", "lab.store", "lab.aws").check(LAB);
        noClasses().that().resideInAnyPackage(READERS).should().dependOnClassesThat(
                resideInAPackage("locallambda..")
                        .and(resideOutsideOfPackages("locallambda.report", "locallambda.system")))
                .check(LAB);
    }

    @Test
    void aRunKnowsNoVariantAndNoToolchain() {
        noClasses().that().resideInAPackage("lab.run..").should().dependOnClassesThat()
                .resideInAnyPackage("lab.variant", "lab.toolchain").check(LAB);
    }

    @Test
    void theRoomsOfTheNotebooksHaveNoCycles() {
        slices().matching("lab.notebook.(*)..").should().beFreeOfCycles().check(LAB);
    }

    /** A cell's call goes from the facade down to what does the work, and never back. */
    @Test
    void theClassesBehindACellHaveNoCycles() {
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getName().replaceFirst("\\$.*", "");
                boolean verbs = name.startsWith("lab.notebook.") || name.matches("lab\\.exercise\\.(Learner|Quiz)");
                return verbs ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "classes behind a cell";
            }
        }).should().beFreeOfCycles().check(LAB);
    }

    @Test
    void theLibraryNeverEndsTheProcess() {
        noClasses().should().callMethod(System.class, "exit", int.class).check(LAB);
    }

    @Test
    void stackTracesAreNotPrinted() {
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(LAB);
    }

    static IntStream places() {
        return IntStream.range(0, ORDER.size() - 1);
    }
}
