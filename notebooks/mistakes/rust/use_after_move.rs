//! The payload is given away, then used again.

/// Sends the payload and uses it up.
fn store(payload: Vec<u8>) -> usize {
    payload.into_iter().map(|_byte| 1).sum()
}

fn main() {
    let payload = "47e97e7d-52cf-4c83-9133-545749ed2750".as_bytes().to_vec();
    let stored = store(payload);
    println!("stored {} of {} bytes", stored, payload.len());
}
