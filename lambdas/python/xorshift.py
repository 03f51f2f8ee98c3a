"""Work that costs the same steps in every language."""

SEED = 88172645463325252
MASK = (1 << 64) - 1


def xorshift64(thousands: int) -> str:
    """Marsaglia's generator (2003, shifts 13, 7, 17): its state after thousands × 1,000 steps, as 16 lower-case hex digits."""
    x = SEED
    for _ in range(thousands * 1000):
        x ^= (x << 13) & MASK
        x ^= x >> 7
        x ^= (x << 17) & MASK
    return f"{x:016x}"
