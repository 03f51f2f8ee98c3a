package lab.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import lab.Checkout;
import org.junit.jupiter.api.Test;

/** The help of {@code ./jbang test} says everything that {@code --all} adds. */
class LongTestsTest {

    /** Every class with long tests, and what the help calls them. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ArtifactsTest", "every variant built for AWS"),
            Map.entry("AwsRaceTest", "a minute without a network"),
            Map.entry("BehindMirrorsTest", "only the mirrors are reachable"),
            Map.entry("BootstrapTest", "mirrors that don't answer"),
            Map.entry("ColdstartBenchTest", "coldstart-bench"),
            Map.entry("Contract_OtherOptionsTest", "the contract for every variant"),
            Map.entry("ExampleProjectTest", "JUnit 5 and 6"),
            Map.entry("FaultsTest", "a race whose store is killed"),
            Map.entry("FilesBenchTest", "the time that isolated files add"),
            Map.entry("FrameworksTest", "Java's frameworks"),
            Map.entry("FrozenOutputTest", "what every committed run shows"),
            Map.entry("FuzzTest", "10,000 unusual requests"),
            Map.entry("HazardsTest", "AWS's own rules for SnapStart"),
            Map.entry("K6FinderTest", "mirrors that don't answer"),
            Map.entry("LongNotebooksRunTest", "notebooks that build or race for minutes"),
            Map.entry("MisbehavingRuntimeTest", "runtimes that misbehave in any order"),
            Map.entry("NativeImagePartsTest", "GraalVM assembled from its parts"),
            Map.entry("NativeImageTest", "native executables built by GraalVM"),
            Map.entry("NativeRecordTest", "native executables built by GraalVM"),
            Map.entry("PrimingProof_SmallShareTest", "priming proved at 512 MB"),
            Map.entry("RaceOfBrokenVariantsTest", "races of functions that never answer or answer wrongly"),
            Map.entry("RaceOnAwsScriptTest", "a race on AWS that is killed"),
            Map.entry("RaceScriptTest", "races with their own sizes and conditions"),
            Map.entry("RepeatedIdsTest", "a race whose ids repeat"),
            Map.entry("SilentMirrorTest", "mirrors that don't answer"),
            Map.entry("SnapStartTest", "within 130 seconds"),
            Map.entry("TlsTest", "over TLS"),
            Map.entry("UniquenessTest", "a snapshot restored 1,000 times"));

    @Test
    void theHelpNamesEachOfThem() throws IOException, InterruptedException {
        TreeSet<String> classes = new TreeSet<>();
        for (Path file : Checkout.files("lab/src/test/java/**Test.java", "local-lambda/src/test/java/**Test.java"))
            if (Checkout.read(file.toString()).lines().anyMatch(line -> line.strip().equals("@Tag(\"long\")")))
                classes.add(file.getFileName().toString().replace(".java", ""));
        assertThat(WORDS.keySet()).containsExactlyInAnyOrderElementsOf(classes);
        String help = Checkout.read("scripts/test.java").replaceAll("\"\\s*\\+ \"", "");
        assertThat(WORDS.values()).allSatisfy(words -> assertThat(help).contains(words));
    }
}
