package lab.cost;

/** What a run says about a goal: met, missed, or too few samples to tell. */
public sealed interface GoalVerdict {

    record Met() implements GoalVerdict {}

    /** @param why what was measured, e.g. {@code p95 is 31 ms} */
    record Missed(String why) implements GoalVerdict {}

    /** @param why what is not there to decide it, e.g. {@code p99 needs 1000 calls, 160 were measured} */
    record Undecided(String why) implements GoalVerdict {}
}
