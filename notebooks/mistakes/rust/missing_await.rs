//! The answer is sent before the item is stored.

/// Writes an item, some day.
async fn record(id: &str) -> String {
    format!("{id}.txt")
}

async fn handle(id: &str) -> String {
    let key: String = record(id);
    format!("200, stored {key}")
}

fn main() {
    let _answer = handle("47e97e7d");
}
