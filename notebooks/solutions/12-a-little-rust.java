// == 12.1 solution
double share = (host.median(Call::durationMs) - hybrid.median(Call::durationMs))
        / (host.median(Call::durationMs) - core.median(Call::durationMs));

// == 12.1 wrong: compares only with the host
double share = 1 - hybrid.median(Call::durationMs) / host.median(Call::durationMs);

// == 12.1 wrong: calculates the part of the gap that stays open
double share = (hybrid.median(Call::durationMs) - core.median(Call::durationMs))
        / (host.median(Call::durationMs) - core.median(Call::durationMs));

// == 12.2 solution
double atMost = with.median(Call::durationMs) / without.median(Call::durationMs);

// == 12.2 wrong: calculates the time that the computation takes
double atMost = with.median(Call::durationMs) - without.median(Call::durationMs);

// == 12.2 wrong: calculates the computation's share of a call
double atMost = 1 - without.median(Call::durationMs) / with.median(Call::durationMs);
