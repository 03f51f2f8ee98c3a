package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.Checkout;
import lab.Home;
import lab.measure.Archive;
import lab.toolchain.Participants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HazardsTest {

    private static final Owners ALL_YOURS = new Owners(Map.of("Ids", Owners.YOURS, "Late", Owners.YOURS, "Early",
            Owners.YOURS));

    @TempDir
    Path folder;

    /** The trap of notebook 04: two ids are made in INIT, two in the handler. */
    @Test
    void whatInitDrawsIsNamedWithItsLine() throws IOException {
        compile(Checkout.ROOT.resolve("notebooks/snapstart/Ids.java"));
        assertThat(Hazards.of(folder, ALL_YOURS, "Ids", List.of("Ids"))).extracting(Hazard::call)
                .containsExactlyInAnyOrder("UUID.randomUUID", "new Random");
        assertThat(Hazards.of(folder, ALL_YOURS, "Ids", List.of("Ids")).getFirst().toString())
                .startsWith("Ids, line 20: UUID.randomUUID runs before the snapshot");
    }

    @Test
    void aMethodOfYoursThatInitCallsIsReadToo() throws IOException {
        compile(Files.writeString(folder.resolve("Early.java"), """
                class Early {
                    static final String KEY = key();
                    static String key() { return System.getenv("AWS_SECRET_ACCESS_KEY"); }
                    static long now() { return System.currentTimeMillis(); }
                }"""));
        assertThat(Hazards.of(folder, ALL_YOURS, "Late", List.of("Early"))).extracting(Hazard::kind)
                .containsExactly(Hazard.Kind.CREDENTIALS);
    }

    @Test
    @Tag("long")
    void awsRulesNameTheSameTrap() throws IOException {
        compile(Checkout.ROOT.resolve("notebooks/snapstart/Ids.java"));
        List<Path> jars = Stream.concat(Stream.of(folder.resolve("function.jar")), Hooked.jars(built()).stream())
                .toList();
        assertThat(AwsRules.of(Home.find(), jars, "Ids", folder)).anyMatch(each -> each.contains("Ids.java:[line 20]"))
                .allMatch(each -> each.startsWith("AWS's rules: Detected handler state"));
    }

    @Test
    void whereNothingIsFoundTheScanSaysHowFarItSees() {
        assertThat(Hazards.sentences(List.of())).singleElement().asString().contains("It doesn't look into libraries");
    }

    private void compile(Path source) throws IOException {
        assertThat(Archive.compile(List.of(source), Hooked.jars(built()), Map.of(), folder.resolve("function.jar")))
                .isTrue();
    }

    private static Path built() {
        return Participants.of(Home.find(), List.of("java-snapstart"), line -> {}).builds().get("java-snapstart")
                .folder();
    }
}
