package lab.exercise;

import java.util.ArrayList;
import java.util.List;
import lab.learn.Progress;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;

/** Six questions, answered before learning and again at the end. */
public final class Quiz {

    /** @param right its letter @param why in one sentence, with the notebook that shows it */
    record Question(String text, List<String> choices, String right, String why) {}

    private static final String TITLE = "Six questions";

    private static final List<Question> SIX = List.of(
            new Question(
                    "One client calls a Java function again and again, once per second. "
                            + "Which calls are cold starts?",
                    List.of("about half of them", "only the first, if the calls don't stop for long", "one in ten"),
                    "b",
                    "After a call, the execution environment waits for the next call (02)."),
            new Question("You double a Java function's memory from 256 to 512 MB. What gets about twice as fast?",
                    List.of("INIT", "the handler's first invocation", "both", "neither"), "b",
                    "INIT has a full vCPU at every memory size. The handler's CPU share grows with the memory size "
                            + "(02, 03)."),
            new Question("Which part of a cold start does AWS bill today?",
                    List.of("nothing", "the handler", "the handler and, for SnapStart only, the restore",
                            "INIT and the handler"),
                    "d", "AWS has billed INIT for every function since August 2025 (02)."),
            new Question(
                    "A static field contains a random id, created when the class is loaded. With SnapStart, two "
                            + "execution environments have …",
                    List.of("the same id", "two different ids", "no id, because Lambda refuses the snapshot"), "a",
                    "Every copy contains what was created before the snapshot (04)."),
            new Question(
                    "A load test with thousands of calls and ten cold starts prints a p99. "
                            + "What does it say about cold starts?",
                    List.of("that they are as fast as the p99 or faster", "nothing", "that there were none"), "b",
                    "Ten calls among thousands lie beyond the 99th percentile (06)."),
            new Question(
                    "After a rewrite in Rust, the function's handler takes a fraction of the time. What happens to the "
                            + "total bill for 100 million calls?",
                    List.of("it falls by the same fraction",
                            "it falls a little, because Lambda is only a small part of the bill", "it rises"),
                    "b", "Writing to S3 and DynamoDB costs more than Lambda does (08)."));

    private Quiz() {}

    /** The questions with their choices. */
    public static Shown questions() {
        StringBuilder html = new StringBuilder("<ol style=\"font-family:system-ui,sans-serif;max-width:60em\">");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SIX.size(); i++) {
            html.append("<li style=\"margin:6px 0\">").append(Html.escape(SIX.get(i).text())).append("<br>")
                    .append(Html.escape(choices(SIX.get(i)))).append("</li>");
            text.append(i + 1).append(". ").append(SIX.get(i).text()).append("\n   ").append(choices(SIX.get(i)))
                    .append("\n");
        }
        return new Simple(html.append("</ol>").toString(), text.toString());
    }

    /** Keeps the answers, one letter each; the first answers are kept next to later ones. */
    public static Shown answers(String... letters) {
        for (int i = 0; i < SIX.size(); i++) {
            String letter = i < letters.length && letters[i] != null ? letters[i].strip().toLowerCase() : "";
            if (letter.isEmpty())
                return notYet("Put a letter between each pair of quotes. You may guess. Question " + (i + 1)
                        + " has no letter yet.");
            if (!"abcd".substring(0, SIX.get(i).choices().size()).contains(letter) || letter.length() != 1)
                return notYet("Question " + (i + 1) + " has no choice \"" + letter + "\". Write the letter of one of "
                        + "its choices.");
        }
        boolean again = !InACell.run(Learner.PROGRESS::read).answers().isEmpty();
        Learner.keep(state -> {
            for (int i = 0; i < SIX.size(); i++) {
                state.answers().putIfAbsent("Q" + (i + 1), letters[i].strip().toLowerCase());
                state.lastAnswers().put("Q" + (i + 1), letters[i].strip().toLowerCase());
            }
        });
        return new Note(Html.Kind.KEPT, TITLE, again
                ? "The lab has kept these answers together with your first answers."
                : "The lab has kept your answers. Notebook 10 asks the same questions again.");
    }

    private static Note notYet(String sentences) {
        return new Note(Html.Kind.NOT_YET, TITLE, sentences);
    }

    /** Each question with the first answer, the latest, and the right one with its reason. */
    public static Shown compared() {
        Progress.State state = InACell.run(Learner.PROGRESS::read);
        if (state.answers().isEmpty()) return notYet("There are no answers yet. Write them in the cell above.");
        List<List<String>> rows = new ArrayList<>();
        int before = 0;
        int now = 0;
        for (int i = 0; i < SIX.size(); i++) {
            String first = state.answers().getOrDefault("Q" + (i + 1), "–");
            String last = state.lastAnswers().getOrDefault("Q" + (i + 1), "–");
            if (first.equals(SIX.get(i).right())) before++;
            if (last.equals(SIX.get(i).right())) now++;
            rows.add(List.of("" + (i + 1), first, last, SIX.get(i).right(), SIX.get(i).why()));
        }
        List<String> head = List.of("question", "first", "now", "correct", "why");
        String caption = "Correct at first: %d of %d. Correct this time: %d.".formatted(before, SIX.size(), now);
        return new Simple(Html.table(caption, head, rows, List.of()), caption + "\n" + Html.plain(head, rows));
    }

    private static String choices(Question question) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < question.choices().size(); i++)
            parts.add((char) ('a' + i) + ") " + question.choices().get(i));
        return String.join(" · ", parts);
    }

    private record Simple(String html, String text) implements Shown {}
}
