package lab.run.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a variant does in addition to another variant. The report shows how much this habit costs.
 *
 * @param of the variant without the habit
 * @param is the habit, in words that complete a sentence after "with"
 */
public record Habit(@JsonProperty(required = true) String of, @JsonProperty(required = true) String is) {}
