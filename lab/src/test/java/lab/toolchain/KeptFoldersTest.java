package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.variant.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build may leave for the next one, and what that does to the figure of a clean build. */
class KeptFoldersTest extends WithWorkshop {

    private static final String DEVELOPMENT =
            "development: {sources: [\"*.txt\"], direct: echo a, all: echo a, edit: greeting.txt}\n";

    @BeforeEach
    void keep() throws IOException {
        keep("compiled");
    }

    @Test
    void whatABuildKeepsTheNextOneFinds() throws IOException {
        workshop.build();
        workshop.source("greeting.txt", "good morning");
        assertThat(workshop.build().folder().resolve("out/app/found")).hasContent("greeting.txt of before: hello");
    }

    @Test
    void theFirstBuildIsACleanOne() {
        assertThat(workshop.build().development().orElseThrow().cleanBuildMs()).isNotNull();
    }

    @Test
    void aBuildThatFindsSomethingIsNone() throws IOException {
        workshop.build();
        workshop.source("greeting.txt", "good morning");
        Built second = workshop.build();
        assertThat(second.development().orElseThrow().cleanBuildMs()).isNull();
        assertThat(workshop.build()).as("from the cache").isEqualTo(second);
    }

    @Test
    void anotherNameIsAnotherFolder() throws IOException {
        workshop.build();
        keep("other");
        assertThat(workshop.build().development().orElseThrow().cleanBuildMs()).isNotNull();
    }

    @Test
    void whatHasGrownTooLargeIsEmptied(@TempDir Path cache) throws IOException {
        Variant variant = workshop.variant();
        Path left = Files.createDirectories(cache.resolve("kept/compiled")).resolve("left");
        Files.writeString(left, "1234567890");
        try (KeptFolders kept = KeptFolders.of(cache, variant, 10)) {
            assertThat(kept.reused()).isTrue();
        }
        try (KeptFolders kept = KeptFolders.of(cache, variant, 9)) {
            assertThat(kept.reused()).isFalse();
            assertThat(left).doesNotExist();
        }
    }

    private void keep(String name) throws IOException {
        String yaml = """
                name: shell
                title: Shell
                folder: shell
                build:
                  - mkdir -p out/app
                  - "test ! -e ${kept:NAME}/greeting.txt || echo greeting.txt of before: $(cat \
                ${kept:NAME}/greeting.txt) > out/app/found"
                  - cp greeting.txt ${kept:NAME}/
                artifact: out/app
                start: cat ${here}/out/app/greeting.txt
                """;
        workshop.yaml((yaml + DEVELOPMENT).replace("NAME", name));
    }
}
