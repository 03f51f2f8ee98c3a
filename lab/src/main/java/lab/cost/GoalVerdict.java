package lab.cost;

import java.util.Optional;
import java.util.OptionalInt;

/** Whether a run shows that a goal is met: yes, no, or can't tell. */
public sealed interface GoalVerdict {

    /** In a table: {@code yes}, {@code no} or {@code can't tell}. */
    String word();

    record Met() implements GoalVerdict {
        @Override
        public String word() {
            return "yes";
        }
    }

    /** @param why what was measured, e.g. {@code p95 lies between 28 ms and 33 ms} */
    record Missed(String why) implements GoalVerdict {
        @Override
        public String word() {
            return "no";
        }
    }

    /**
     * @param why    what keeps the run from deciding, e.g. {@code p95 lies between 13 ms and 22 ms}
     * @param more   how many further environments would probably decide it; empty if that is unknown
     * @param tooFew whether there are so few environments that {@code more} only makes a verdict possible
     */
    record Undecided(String why, OptionalInt more, boolean tooFew) implements GoalVerdict {

        /** What is said where a run can't tell. */
        public static final String WORD = "can't tell";

        public Undecided(String why) {
            this(why, OptionalInt.empty());
        }

        public Undecided(String why, OptionalInt more) {
            this(why, more, false);
        }

        @Override
        public String word() {
            return WORD;
        }

        /** {@code p95 lies between 13 ms and 22 ms; 4 more environments would probably be enough (--more 4)}. */
        public String inFull() {
            return why + settles().map(settles -> "; %s (--more %d)".formatted(settles, more.getAsInt())).orElse("");
        }

        /**
         * {@code 4 more environments would probably be enough} or {@code 3 more environments are needed}; empty if the
         * number is unknown.
         */
        public Optional<String> settles() {
            return number().map(number -> number + (!tooFew ? " would probably be enough"
                    : (more.getAsInt() == 1 ? " is" : " are") + " needed"));
        }

        /**
         * For a slide: {@code 4 more environments} or {@code 3 more environments needed}; empty if the number is
         * unknown.
         */
        public Optional<String> brief() {
            return number().map(number -> number + (tooFew ? " needed" : ""));
        }

        private Optional<String> number() {
            return more.isEmpty() ? Optional.empty()
                    : Optional.of(more.getAsInt() + " more environment" + (more.getAsInt() == 1 ? "" : "s"));
        }
    }
}
