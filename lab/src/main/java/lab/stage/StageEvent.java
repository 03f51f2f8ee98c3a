package lab.stage;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.List;
import locallambda.report.Start.Kind;

/** What happens on stage, in the order in which the page hears it; one JSON object each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface StageEvent {

    /** Somebody pressed the key. @param at ms since 1970-01-01 UTC */
    @JsonTypeName("started")
    record Started(long at, Guess guess) implements StageEvent {}

    /** It is these lanes' turn. @param round counted from 1 */
    @JsonTypeName("turn")
    record Turn(int round, @JsonSerialize(using = ToStringSerializer.class) Kind start, List<String> lanes)
            implements StageEvent {}

    /** The request that forces a cold start has arrived. */
    @JsonTypeName("begun")
    record Begun(String lane) implements StageEvent {}

    /**
     * An invocation has ended.
     *
     * @param id     its request id
     * @param at     when it ended, ms since 1970-01-01 UTC, by the platform's clock
     * @param ms     cold: Init (or Restore) + Duration; warm: Duration
     * @param counts is it one of the samples that the summary is made from? Warm-up calls and failed ones are not
     * @param failed the error; empty if it succeeded
     * @param n      samples of this lane and start so far
     * @param median of these; null if there are none yet
     */
    @JsonTypeName("sample")
    record Sampled(
            String id, String lane, @JsonSerialize(using = ToStringSerializer.class) Kind start, long at, double ms,
            boolean counts, String failed, int n, Double median) implements StageEvent {}

    /**
     * The run is over and summed up.
     *
     * @param at  ms since 1970-01-01 UTC
     * @param cut says that the time was up before all turns were measured; otherwise null
     */
    @JsonTypeName("ended")
    record Ended(long at, StageResult result, String cut) implements StageEvent {}

    /** It could not go on. */
    @JsonTypeName("stopped")
    record Stopped(String why, String next) implements StageEvent {}
}
