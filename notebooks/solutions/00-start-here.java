// == 00.1 solution
double timesLonger = cold.totalMs() / warm.totalMs();

// == 00.1 wrong: compares the handlers and forgets what came before
double timesLonger = cold.durationMs() / warm.durationMs();

// == 00.1 wrong: takes the difference for the ratio
double timesLonger = cold.totalMs() - warm.totalMs();

// == 00.2 solution
double share = javaColds.median(Call::durationMs) / javaColds.median(Call::totalMs);

// == 00.2 wrong: takes the start of the JVM for the larger part
double share = javaColds.median(Call::initMs) / javaColds.median(Call::totalMs);

// == 00.2 wrong: divides the one part by the other
double share = javaColds.median(Call::durationMs) / javaColds.median(Call::initMs);
