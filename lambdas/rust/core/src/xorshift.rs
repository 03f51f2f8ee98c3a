const SEED: u64 = 88_172_645_463_325_252;

/// Marsaglia's xorshift generator (2003, shifts 13, 7, 17): work that costs the same steps in every language.
///
/// Returns the state after `thousands` × 1,000 steps from the fixed seed, as 16 lower-case hexadecimal digits.
pub fn xorshift64(thousands: u32) -> String {
    let mut x = SEED;
    for _ in 0..u64::from(thousands) * 1000 {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
    }
    format!("{x:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_leaves_the_seed() {
        assert_eq!(xorshift64(0), format!("{SEED:016x}"));
    }

    #[test]
    fn a_thousand_steps_give_the_vector_of_the_contract() {
        assert_eq!(xorshift64(1), "12eaead265975125");
    }
}
