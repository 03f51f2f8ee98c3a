package lab.run.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One language with parts of another: the report tells how much of the gap between those two it closes.
 *
 * @param hosts the variants that run the code it has otherwise, at least one; the report compares it with each
 * @param core  the variant that has those parts and nothing of the hosts
 */
public record Hybrid(@JsonProperty(required = true) List<String> hosts, @JsonProperty(required = true) String core) {}
