///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Terminal;
import lab.console.Verb;
import lab.learn.Chapter;
import lab.learn.Progress;
import lab.learn.Work;
import picocli.CommandLine.Command;

@Command(name = "progress", description = "Shows how far you are in the notebooks, and how good your guesses were.",
        footer = {"", "Examples:", "  ./jbang progress"})
class progress implements Callable<Integer> {

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        Work work = Work.of(Home.find());
        Progress.State state = work.progress().read();
        List<Chapter> chapters = Chapter.all(work, state);
        terminal.out().println(AsciiTable.getTable(chapters, List.of(
                new Column().header("Notebook").dataAlign(HorizontalAlign.LEFT)
                        .with(chapter -> chapter.number() + " " + chapter.title()),
                new Column().header("Checks passed").dataAlign(HorizontalAlign.RIGHT).with(Chapter::passedOf),
                new Column().header("Guesses").dataAlign(HorizontalAlign.RIGHT)
                        .with(chapter -> "" + chapter.guesses()))));
        guesses(state).forEach(terminal.out()::println);
        terminal.out().println(chapters.stream().filter(chapter -> !chapter.finished()).findFirst()
                .map(next -> "Next: notebook " + next.number() + ", " + next.title() + ". To open it, run ./jbang "
                        + "learn")
                .orElse("All checks passed."));
        return Verb.DONE;
    }

    private static List<String> guesses(Progress.State state) {
        List<String> lines = new ArrayList<>();
        state.guesses().forEach((id, guess) -> {
            String came = guess.came() == null ? "not measured yet"
                    : "the result was %.4g %s, so the guess was off by a factor of %.2g".formatted(guess.came(),
                            guess.unit(), guess.factor());
            lines.add("  guess %s: %.4g %s; %s".formatted(id, guess.guessed(), guess.unit(), came));
        });
        return lines;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new progress(), arguments));
    }
}
