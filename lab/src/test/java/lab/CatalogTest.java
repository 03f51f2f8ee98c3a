package lab;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A verb must not mean something else to JBang. */
class CatalogTest {

    @Test
    void noVerbIsAFolderOrFileAtTheTop() throws Exception {
        try (Stream<Path> top = Files.list(Checkout.ROOT)) {
            assertThat(top.map(path -> path.getFileName().toString())).doesNotContainAnyElementsOf(verbs());
        }
    }

    @Test
    void noVerbIsACommandOfJbang() throws Exception {
        Process help = new ProcessBuilder("./jbang", "--help").directory(Checkout.ROOT.toFile())
                .redirectErrorStream(true).start();
        Set<String> commands = Pattern.compile("(?m)^ {2}([a-z][a-z, ]*?) {2,}")
                .matcher(new String(help.getInputStream().readAllBytes()))
                .results().map(found -> found.group(1)).flatMap(names -> Stream.of(names.strip().split(", *")))
                .collect(toSet());
        assertThat(commands).contains("run", "build", "jdk", "cache");
        assertThat(commands).doesNotContainAnyElementsOf(verbs());
    }

    @Test
    void everyVerbIsOneScriptThatSaysWhatItDoes() throws Exception {
        List<Path> scripts = Checkout.files("scripts/*.java");
        assertThat(scripts.stream().map(script -> script.getFileName().toString().replace(".java", "")).toList())
                .containsExactlyInAnyOrderElementsOf(verbs());
        for (Map.Entry<String, JsonNode> alias : catalog().properties()) {
            assertThat(alias.getValue().propertyStream().map(Map.Entry::getKey)).containsExactly("script-ref",
                    "description");
            assertThat(alias.getValue().path("script-ref").asText()).isIn("scripts/" + alias.getKey() + ".java",
                    "scripts/oneoff/" + alias.getKey() + ".java");
            assertThat(alias.getValue().path("description").asText()).endsWith(".");
        }
        for (Path script : scripts) assertThat(Checkout.read(script.toString())).contains("\"Examples:\"");
    }

    @Test
    void withoutAVerbEachIsListedOnceWithItsSentence() throws Exception {
        Process list =
                new ProcessBuilder("./jbang").directory(Checkout.ROOT.toFile()).redirectErrorStream(true).start();
        List<String> lines = list.inputReader().lines().toList();
        assertThat(list.waitFor()).isZero();
        assertThat(lines).startsWith("Usage: ./jbang VERB [OPTIONS]").allMatch(line -> line.length() <= 100);
        for (Map.Entry<String, JsonNode> alias : catalog().properties())
            assertThat(lines).containsOnlyOnce(
                    "  %-12s %s".formatted(alias.getKey(), alias.getValue().path("description").asText()));
        assertThat(lines).filteredOn(line -> line.startsWith("  ")).hasSameSizeAs(verbs());
    }

    @Test
    void readmeListsThemUnderTheSameTasks() throws Exception {
        Process list =
                new ProcessBuilder("./jbang").directory(Checkout.ROOT.toFile()).redirectErrorStream(true).start();
        String verbs = new String(list.getInputStream().readAllBytes());
        String readme = Checkout.read("README.md").replaceFirst("(?s).*## Commands(.*?)\n## .*", "$1");
        assertThat(tasks(verbs.replaceFirst("(?s)Small scripts.*", ""), "^([A-Z][\\w ]+)$|^  ([a-z]+) "))
                .isEqualTo(tasks(readme, "^\\*\\*(.+)\\*\\*$|^- `./jbang ([a-z]+)"));
    }

    /** @param line the first group is a task, the second one a verb */
    private static Map<String, List<String>> tasks(String text, String line) {
        LinkedHashMap<String, List<String>> tasks = new LinkedHashMap<>();
        for (MatchResult found : Pattern.compile(line, Pattern.MULTILINE).matcher(text).results().toList())
            if (found.group(1) != null) tasks.put(found.group(1), new ArrayList<>());
            else tasks.lastEntry().getValue().add(found.group(2));
        assertThat(tasks).hasSizeGreaterThan(3);
        return tasks;
    }

    private static List<String> verbs() throws Exception {
        return catalog().propertyStream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode catalog() throws Exception {
        return new ObjectMapper().readTree(Checkout.read("jbang-catalog.json")).path("aliases");
    }
}
