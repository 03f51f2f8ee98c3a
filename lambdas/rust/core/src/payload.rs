use crate::Fault;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Map, Value};

const MOST_WORK: u64 = 1_000_000;

/// What a caller asks for.
#[derive(Debug, PartialEq)]
pub enum Payload {
    /// Answer at once, touch no store.
    Hello,
    /// Generate, save, record, after `work` × 1,000 steps of xorshift64 if there is any.
    Save { work: Option<u32> },
}

impl Payload {
    /// Finds the payload in plain JSON or in a function URL's event (payload format 2.0).
    pub fn of(event: &Value) -> Result<Payload, Fault> {
        let event = object(event)?;
        match event.get("requestContext").and_then(|context| context.get("http")) {
            Some(_) => Payload::parse(object(&body(event)?)?),
            None => Payload::parse(event),
        }
    }

    fn parse(payload: &Map<String, Value>) -> Result<Payload, Fault> {
        if payload.get("hello") == Some(&Value::Bool(true)) {
            return Ok(Payload::Hello);
        }
        let Some(work) = payload.get("work") else { return Ok(Payload::Save { work: None }) };
        match work.as_u64() {
            Some(n @ 0..=MOST_WORK) => Ok(Payload::Save { work: Some(n as u32) }),
            _ => bad(format!("work is {work}, expected an integer from 0 to {MOST_WORK}")),
        }
    }
}

fn object(value: &Value) -> Result<&Map<String, Value>, Fault> {
    value.as_object().ok_or_else(|| Fault::BadPayload("expected one JSON object".into()))
}

fn body(event: &Map<String, Value>) -> Result<Value, Fault> {
    let text = match event.get("body") {
        None | Some(Value::Null) => "",
        Some(Value::String(text)) => text,
        Some(_) => return bad("the event's body is no string"),
    };
    let bytes = match event.get("isBase64Encoded") {
        Some(Value::Bool(true)) => {
            BASE64_STANDARD.decode(text).or_else(|e| bad(format!("the event's body is not base64, {e}")))?
        }
        _ => text.as_bytes().to_vec(),
    };
    if bytes.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(&bytes).or_else(|e| bad(format!("not JSON, {e}")))
}

fn bad<T>(fault: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::BadPayload(fault.into()))
}
