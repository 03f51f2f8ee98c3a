use crate::{Fault, Payload, Store, xorshift64};
use serde_json::{Value, json};
use uuid::Uuid;

/// What one invocation answers to `event`; what it stored is named on standard output.
pub async fn answer(store: &Store, event: &Value) -> Result<Value, Fault> {
    match Payload::of(event)? {
        Payload::Hello => Ok(json!({ "hello": true })),
        Payload::Save { work } => save(store, work.map(xorshift64)).await,
    }
}

async fn save(store: &Store, work: Option<String>) -> Result<Value, Fault> {
    let id = Uuid::new_v4().to_string();
    let key = store.save(&id, work.as_deref()).await?;
    println!("stored {key}");
    let mut answer = json!({ "id": id, "key": key });
    if let Some(digits) = work {
        answer["work"] = digits.into();
    }
    Ok(answer)
}
