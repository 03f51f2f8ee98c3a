package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.deck.DeckFile;
import lab.deck.Slide;
import lab.exercise.Check;
import lab.exercise.Checks;
import lab.learn.Notebook;
import lab.learn.Solutions;
import lab.learn.Notebook.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be told of a notebook without running it. */
class NotebookFilesTest {

    private static final Path FOLDER = Home.find().checkout().resolve("notebooks");
    private static final Path TEACHING = Home.find().checkout().resolve("docs/teaching.md");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");
    private static final Pattern SLIDE = Pattern.compile("`([a-z0-9-]+)`");

    static Stream<Notebook> notebooks() {
        return Notebook.in(FOLDER).stream().map(Notebook::read);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isCommittedWithoutOutputs(Notebook notebook) {
        assertThat(notebook.cells()).filteredOn(Cell::hasOutputs).as("Edit › Clear Outputs of All Cells, save")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void hasTheFormatThatGivesStableIds(Notebook notebook) {
        assertThat(notebook.json().path("nbformat").asInt() * 10 + notebook.json().path("nbformat_minor").asInt())
                .isEqualTo(45);
        assertThat(notebook.json().path("metadata").path("kernelspec").path("name").asText()).isEqualTo("java");
        assertThat(notebook.cells()).extracting(Cell::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void followsTheSkeleton(Notebook notebook) {
        List<String> headings = notebook.cells().stream().filter(cell -> !cell.code())
                .flatMap(cell -> cell.source().lines()).filter(line -> line.startsWith("#")).toList();
        assertThat(headings.getFirst()).startsWith("# " + notebook.number() + " · ");
        for (String part : List.of("## Predict", "## Run", "## Look", "## Recap", "## Questions", "## Next"))
            assertThat(headings).as(part).anyMatch(heading -> heading.startsWith(part));
        assertThat(notebook.cells().getFirst().source()).contains("**Goal:**", "**Time:**", "**Needs:**");
        assertThat(text(notebook)).contains("guess(\"" + notebook.number() + ".",
                "compare(\"" + notebook.number() + ".");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itsLinksLeadSomewhere(Notebook notebook) {
        List<String> broken = new ArrayList<>();
        LINK.matcher(text(notebook)).results().map(link -> link.group(1))
                .filter(link -> !Files.exists(FOLDER.resolve(link))).forEach(broken::add);
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void namesSlidesThatExist(Notebook notebook) throws Exception {
        List<String> named = text(notebook).lines().filter(line -> line.startsWith("Slides for this notebook:"))
                .flatMap(line -> SLIDE.matcher(line).results().map(slide -> slide.group(1))).toList();
        assertThat(named).isNotEmpty();
        assertThat(DeckFile.of(Home.find()).slides()).extracting(Slide::id).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyExerciseIsComplete(Notebook notebook) {
        List<Exercise> exercises = Exercise.of(notebook);
        Solutions solutions = Solutions.read(FOLDER.resolve("solutions/" + notebook.name() + ".java"));
        for (Exercise exercise : exercises) {
            assertThat(exercise.id()).startsWith(notebook.number() + ".");
            assertThat(exercise.task()).as("task and hints of " + exercise.id()).contains("<details><summary>Hint");
            assertThat(exercise.check()).as("cell with check(\"" + exercise.id() + "\")").isPresent();
            assertThat(Checks.all()).extracting(Check::id).contains(exercise.id());
            assertThat(solutions.of(exercise.id())).as("solution of " + exercise.id()).filteredOn(Solutions.Part::right)
                    .hasSize(1);
            assertThat(solutions.of(exercise.id())).as("wrong answer for " + exercise.id())
                    .anyMatch(part -> !part.right());
        }
        assertThat(exercises).hasSizeBetween(2, 4);
        assertThat(notebook.cells().stream().filter(cell -> cell.source().contains("// TODO")))
                .as("cells with TODO and without the tag exercise").hasSize(exercises.size());
        Set<String> ids = exercises.stream().map(Exercise::id).collect(Collectors.toSet());
        assertThat(solutions.parts()).extracting(Solutions.Part::exercise).allMatch(ids::contains);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theTeachersPageHasItsMinutes(Notebook notebook) throws Exception {
        Matcher minutes =
                Pattern.compile("\\*\\*Time:\\*\\* (\\d+)").matcher(notebook.cells().getFirst().source());
        assertThat(minutes.find()).isTrue();
        assertThat(Files.readAllLines(TEACHING)).anyMatch(
                line -> line.matches("\\| " + notebook.number() + " \\|[^|]+\\| " + minutes.group(1) + " \\|.+"));
    }

    @Test
    void theTeachersPageNamesExercisesThatExist() throws Exception {
        List<String> named = Pattern.compile("exercises? (\\d\\d\\.\\d)").matcher(Files.readString(TEACHING)).results()
                .map(exercise -> exercise.group(1)).toList();
        assertThat(named).isNotEmpty();
        assertThat(Checks.all()).extracting(Check::id).containsAll(named);
    }

    @Test
    void everyCheckBelongsToAnExerciseAndSaysWhatItCatches() {
        Set<String> ids = notebooks().flatMap(notebook -> Exercise.of(notebook).stream()).map(Exercise::id)
                .collect(Collectors.toSet());
        assertThat(Checks.all()).extracting(Check::id).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Checks.all()).allMatch(check -> check.misconception().endsWith("."));
    }

    private static String text(Notebook notebook) {
        return notebook.cells().stream().map(Cell::source).collect(Collectors.joining("\n"));
    }
}
