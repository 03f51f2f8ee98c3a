// == 08.1 solution
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * (mb / 1024.0) * perGbSecond;
}

// == 08.1 wrong: assumes that 1 GB is 1000 MB
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * (mb / 1000.0) * perGbSecond;
}

// == 08.1 wrong: does not convert milliseconds to seconds
double usd(double ms, int mb, long calls) {
    return calls * ms * (mb / 1024.0) * perGbSecond;
}

// == 08.1 wrong: ignores the memory size
double usd(double ms, int mb, long calls) {
    return calls * (ms / 1000) * 0.125 * perGbSecond;
}

// == 08.2 solution
double shouldBe = usd(23, 128, 1);

// == 08.2 wrong: corrects the line that is already correct
double shouldBe = usd(5, 128, 1);

// == 08.2 wrong: assumes that the total is wrong
double shouldBe = usd(23, 128, 100_000_000);
