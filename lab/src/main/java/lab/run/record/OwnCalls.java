package lab.run.record;

/**
 * How functions with their own contract are called: through the Invoke API, with their events in turn.
 *
 * @param events the number of different events; their content stays private
 * @param rate   calls per second and environment, so few that the function rests for as long as it works
 */
public record OwnCalls(int events, double rate) {}
