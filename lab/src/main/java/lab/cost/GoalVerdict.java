package lab.cost;

import java.util.OptionalInt;

/** What a run says about a goal: yes, no, or that it can't tell. */
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
     * @param why  what keeps the run from deciding, e.g. {@code p95 lies between 13 ms and 22 ms}
     * @param more how many further environments would probably decide it; empty if nobody can say
     */
    record Undecided(String why, OptionalInt more) implements GoalVerdict {

        /** What is said where a run can't tell. */
        public static final String WORD = "can't tell";

        public Undecided(String why) {
            this(why, OptionalInt.empty());
        }

        @Override
        public String word() {
            return WORD;
        }

        /** {@code p95 lies between 13 ms and 22 ms; 4 more environments would probably decide it (--more 4)}. */
        public String inFull() {
            return more.isEmpty() ? why
                    : "%s; %d more environment%s would probably decide it (--more %2$d)".formatted(why,
                            more.getAsInt(), more.getAsInt() == 1 ? "" : "s");
        }
    }
}
