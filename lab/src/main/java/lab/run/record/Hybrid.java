package lab.run.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A variant in one language that calls parts written in another. The report shows how much of the gap between its hosts
 * and its core it closes.
 *
 * @param hosts at least one variant without those parts, in the hybrid's outer language; the report compares the hybrid
 *              with each of them
 * @param core  the variant that has those parts and contains nothing of the hosts
 */
public record Hybrid(@JsonProperty(required = true) List<String> hosts, @JsonProperty(required = true) String core) {}
