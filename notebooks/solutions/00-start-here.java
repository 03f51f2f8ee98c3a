// == 00.1 solution
double timesLonger = cold.totalMs() / warm.totalMs();

// == 00.1 wrong: compares the handlers and forgets what came before
double timesLonger = cold.durationMs() / warm.durationMs();

// == 00.1 wrong: takes the difference for the ratio
double timesLonger = cold.totalMs() - warm.totalMs();
