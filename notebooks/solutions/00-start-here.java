// == 00.1 solution
double timesLonger = cold.totalMs() / warm.totalMs();

// == 00.1 wrong: compares only the handlers and leaves out INIT
double timesLonger = cold.durationMs() / warm.durationMs();

// == 00.1 wrong: calculates the difference instead of the ratio
double timesLonger = cold.totalMs() - warm.totalMs();

// == 00.2 solution
double share = javaColds.median(Call::durationMs) / javaColds.median(Call::totalMs);

// == 00.2 wrong: calculates the share of INIT instead of the handler's share
double share = javaColds.median(Call::initMs) / javaColds.median(Call::totalMs);

// == 00.2 wrong: divides one part by the other part
double share = javaColds.median(Call::durationMs) / javaColds.median(Call::initMs);
