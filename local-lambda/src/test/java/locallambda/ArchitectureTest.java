package locallambda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order of the packages: each uses only those before it, and all of them only the JDK and Jackson. The extension
 * for JUnit comes last and uses JUnit too.
 */
class ArchitectureTest {

    private static final List<String> ORDER = List.of("locallambda.system", "locallambda.report", "locallambda.http",
            "locallambda.limits", "locallambda.files", "locallambda.runtime", "locallambda.log", "locallambda.snapshot",
            "locallambda.environment", "locallambda.api", "locallambda", "locallambda.junit");

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("locallambda");

    @ParameterizedTest
    @MethodSource("places")
    void usesOnlyPackagesBeforeIt(int place) {
        String[] later = ORDER.subList(place + 1, ORDER.size()).toArray(String[]::new);
        noClasses().that().resideInAPackage(ORDER.get(place)).should().dependOnClassesThat().resideInAnyPackage(later)
                .allowEmptyShould(true).check(MODULE);
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(ORDER).containsAll(MODULE.stream().map(JavaClass::getPackageName).distinct().toList());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("locallambda.(*)..").should().beFreeOfCycles().check(MODULE);
    }

    /**
     * Limits and report lines are left out: an interface there has a factory, which knows what it makes. So is the
     * extension: its annotation names it, and it reads its annotation.
     */
    @Test
    void classesFormNoCycle() {
        slices().assignedFrom(BY_CLASS).should().beFreeOfCycles()
                .check(MODULE.that(not(
                        resideInAnyPackage("locallambda.limits", "locallambda.report", "locallambda.junit"))));
    }

    @Test
    void needsNothingButTheJdkAndJackson() {
        classes().that().resideOutsideOfPackage("locallambda.junit").should().onlyDependOnClassesThat()
                .resideInAnyPackage("locallambda..", "java..", "com.sun.net.httpserver..", "com.fasterxml.jackson..")
                .check(MODULE);
    }

    @Test
    void theExtensionNeedsJUnitToo() {
        classes().that().resideInAPackage("locallambda.junit").should().onlyDependOnClassesThat()
                .resideInAnyPackage("locallambda..", "java..", "com.fasterxml.jackson..",
                        "org.junit.jupiter.api.extension..", "org.junit.platform.commons.support..")
                .check(MODULE);
    }

    @Test
    void neverEndsTheProcess() {
        noClasses().should().callMethod(System.class, "exit", int.class).check(MODULE);
    }

    private static final SliceAssignment BY_CLASS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getFullName().split("\\$")[0]);
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    };

    static IntStream places() {
        return IntStream.range(0, ORDER.size() - 1);
    }
}
