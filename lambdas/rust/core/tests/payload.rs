//! What the function reads out of an event, and what it refuses.

use race::Payload;
use serde_json::{Value, json};

fn save(work: Option<u32>) -> Payload {
    Payload::Save { work }
}

fn url_event(body: Value) -> Value {
    json!({ "version": "2.0", "requestContext": { "http": { "method": "POST" } }, "body": body, "isBase64Encoded": false })
}

fn fault(event: &Value) -> String {
    Payload::of(event).unwrap_err().to_string()
}

#[test]
fn an_empty_object_saves() {
    assert_eq!(Payload::of(&json!({})).unwrap(), save(None));
}

#[test]
fn other_fields_are_ignored() {
    assert_eq!(Payload::of(&json!({ "colour": "blue", "hello": false })).unwrap(), save(None));
}

#[test]
fn hello_is_hello() {
    assert_eq!(Payload::of(&json!({ "hello": true })).unwrap(), Payload::Hello);
}

#[test]
fn work_may_be_as_much_as_a_million() {
    for n in [0, 1, 1_000_000] {
        assert_eq!(Payload::of(&json!({ "work": n })).unwrap(), save(Some(n)));
    }
}

#[test]
fn other_work_is_named() {
    for work in [json!(-1), json!(1_000_001), json!(1.5), json!("many"), json!(true), json!(null)] {
        let expected = format!("Bad payload: work is {work}, expected an integer from 0 to 1000000");
        assert_eq!(fault(&json!({ "work": work })), expected);
    }
}

#[test]
fn a_function_url_has_the_payload_in_its_body() {
    assert_eq!(Payload::of(&url_event(json!(r#"{"work": 3}"#))).unwrap(), save(Some(3)));
}

#[test]
fn a_base64_body_is_decoded() {
    let mut event = url_event(json!("eyJ3b3JrIjogM30="));
    event["isBase64Encoded"] = json!(true);
    assert_eq!(Payload::of(&event).unwrap(), save(Some(3)));
    event["body"] = json!("%");
    assert!(fault(&event).starts_with("Bad payload: the event's body is not base64, "));
}

#[test]
fn no_body_is_an_empty_object() {
    for body in [json!(""), json!(null)] {
        assert_eq!(Payload::of(&url_event(body)).unwrap(), save(None));
    }
    assert_eq!(Payload::of(&json!({ "requestContext": { "http": {} } })).unwrap(), save(None));
}

#[test]
fn anything_but_an_object_is_refused() {
    assert_eq!(fault(&json!([1])), "Bad payload: expected one JSON object");
    assert_eq!(fault(&url_event(json!("7"))), "Bad payload: expected one JSON object");
    assert_eq!(fault(&url_event(json!({}))), "Bad payload: the event's body is no string");
    for body in ["not json", "{} {}", " "] {
        assert!(fault(&url_event(json!(body))).starts_with("Bad payload: not JSON, "), "{body}");
    }
}
