package main

import "fmt"

const seed uint64 = 88172645463325252

// xorshift64 is Marsaglia's generator (2003, shifts 13, 7, 17), work that costs the same steps in every language: its state after
// thousands × 1,000 steps from the fixed seed, as 16 lower-case hexadecimal digits.
func xorshift64(thousands int) string {
	x := seed
	for range thousands * 1000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return fmt.Sprintf("%016x", x)
}
