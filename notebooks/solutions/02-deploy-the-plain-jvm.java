// == 02.1 solution
double billed(Call call) {
    return Math.ceil(call.initMs() + call.durationMs());
}

// == 02.1 wrong: bills only the handler, as AWS did before August 2025
double billed(Call call) {
    return Math.ceil(call.durationMs());
}

// == 02.1 wrong: does not round up
double billed(Call call) {
    return call.initMs() + call.durationMs();
}

// == 02.1 wrong: adds INIT to the billed time, which already includes it
double billed(Call call) {
    return call.billedMs() + call.initMs();
}

// == 02.2 solution
double factor = at512.median(Call::durationMs) / at1769.median(Call::durationMs);

// == 02.2 wrong: includes INIT in the ratio
double factor = at512.median(Call::totalMs) / at1769.median(Call::totalMs);

// == 02.2 wrong: expects the ratio of the memory sizes
double factor = 1769.0 / 512;
