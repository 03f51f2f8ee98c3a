package lab.report;

import lab.cost.GoalVerdict;

/** The verdicts of a table in the order in which it lists them. */
enum Verdict {
    YES, CANT_TELL, NO, ERRORS;

    /** The word in the table if a size has errors. */
    static final String ERROR_WORD = "errors";

    static Verdict of(String word) {
        return switch (word) {
            case "yes" -> YES;
            case GoalVerdict.Undecided.WORD -> CANT_TELL;
            case "no" -> NO;
            default -> ERRORS;
        };
    }

    /** Its name as a CSS class. */
    String style() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
