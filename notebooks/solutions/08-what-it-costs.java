// == 08.1 solution
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * (mb / 1024.0) * perGbSecond;
}

// == 08.1 wrong: takes a GB for 1000 MB
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * (mb / 1000.0) * perGbSecond;
}

// == 08.1 wrong: leaves the time in milliseconds
double usd(double ms, int mb, long calls) {
    return calls * ms * (mb / 1024.0) * perGbSecond;
}

// == 08.1 wrong: forgets that memory is what one pays for
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * 0.125 * perGbSecond;
}

// == 08.2 solution
double shouldBe = usd(23, 128, 1);

// == 08.2 wrong: mends the line that is right
double shouldBe = usd(5, 128, 1);

// == 08.2 wrong: takes the total for the slip
double shouldBe = usd(23, 128, 100_000_000);
