package lab.run.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Another variant and one habit more: the report tells what the habit costs.
 *
 * @param of the variant without the habit
 * @param is the habit, as it goes on in a sentence behind "with"
 */
public record Habit(@JsonProperty(required = true) String of, @JsonProperty(required = true) String is) {}
