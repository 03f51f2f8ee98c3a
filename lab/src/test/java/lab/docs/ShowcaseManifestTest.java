package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowcaseManifestTest {

    @TempDir
    Path checkout;

    @Test
    void sourcesAreKnownByTheirContentAndNotByTheirTime() throws IOException {
        Path source = Files.writeString(checkout.resolve("a.md"), "one");
        String before = sum(source);
        Files.writeString(source, "two");
        assertThat(sum(source)).isNotEqualTo(before);
        Files.writeString(source, "one");
        assertThat(sum(source)).isEqualTo(before);
        assertThat(sum(Files.writeString(checkout.resolve("b.md"), "one"))).isNotEqualTo(before);
    }

    @Test
    void aFileThatWasChangedOrIsGoneIsNoticed() throws IOException {
        Path made = Files.writeString(checkout.resolve("made.md"), "made");
        ShowcaseManifest manifest = ShowcaseManifest.read(checkout.resolve("manifest.json"));
        manifest.put("slides", ShowcaseManifest.Part.of(checkout, "sum", List.of(made)));
        ShowcaseManifest.Part part =
                ShowcaseManifest.read(checkout.resolve("manifest.json")).parts().get("slides");
        assertThat(part.isWhole(checkout)).isTrue();
        Files.writeString(made, "changed");
        assertThat(part.isWhole(checkout)).isFalse();
        Files.delete(made);
        assertThat(part.isWhole(checkout)).isFalse();
    }

    private String sum(Path source) {
        return new SourceSum().add(checkout, source).hex();
    }
}
