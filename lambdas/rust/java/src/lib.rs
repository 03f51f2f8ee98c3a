//! The core behind a C interface, for Java's Foreign Function and Memory API.

#[cfg(feature = "function")]
mod function;

const DIGITS: usize = 16;

/// # Safety
/// `digits` has room for 16 bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn race_xorshift64(thousands: u32, digits: *mut u8) {
    let work = race::xorshift64(thousands);
    unsafe { digits.copy_from_nonoverlapping(work.as_ptr(), DIGITS) };
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digits_are_written_where_the_caller_wants_them() {
        let mut digits = [0; super::DIGITS];
        unsafe { super::race_xorshift64(1, digits.as_mut_ptr()) };
        assert_eq!(&digits, b"12eaead265975125");
    }
}
