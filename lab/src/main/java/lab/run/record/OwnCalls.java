package lab.run.record;

/**
 * How functions with a contract of their own are called: with their events in turn, through the Invoke API.
 *
 * @param events how many different events there are; what is in them is nobody else's business
 * @param rate   calls per second and environment: so few that the function rests as long as it works
 */
public record OwnCalls(int events, double rate) {}
