// == 12.1 solution
double share = (host.median(Call::durationMs) - hybrid.median(Call::durationMs))
        / (host.median(Call::durationMs) - core.median(Call::durationMs));

// == 12.1 wrong: compares with the host alone
double share = 1 - hybrid.median(Call::durationMs) / host.median(Call::durationMs);

// == 12.1 wrong: gives the part that stays open
double share = (hybrid.median(Call::durationMs) - core.median(Call::durationMs))
        / (host.median(Call::durationMs) - core.median(Call::durationMs));

// == 12.2 solution
double atMost = with.median(Call::durationMs) / without.median(Call::durationMs);

// == 12.2 wrong: takes the time that the computation needs
double atMost = with.median(Call::durationMs) - without.median(Call::durationMs);

// == 12.2 wrong: takes the share of the computation in a call
double atMost = 1 - without.median(Call::durationMs) / with.median(Call::durationMs);
