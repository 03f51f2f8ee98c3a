//! What a caller is told when nothing listens where a store should be: the real SDK against loopback ports.

use aws_sdk_s3::config::{Credentials, Region, SharedCredentialsProvider, retry::RetryConfig};
use race::{Settings, Store, answer};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

#[tokio::test]
async fn without_s3_nothing_is_recorded() {
    let store = store(&closed_port(), &closed_port());
    let fault = answer(&store, &json!({})).await.unwrap_err().to_string();
    assert!(fault.starts_with("S3 put failed, nothing recorded: "), "{fault}");
    assert!(fault.contains("Connection refused"), "{fault}");
}

#[tokio::test]
async fn without_dynamodb_the_orphaned_object_is_named() {
    let store = store(&accepting_port(), &closed_port());
    let fault = answer(&store, &json!({})).await.unwrap_err().to_string();
    let (key, cause) = fault.strip_prefix("DynamoDB put failed, orphaned object ").unwrap().split_once(": ").unwrap();
    assert_eq!((key.len(), &key[36..]), (40, ".txt"), "{fault}");
    assert!(cause.contains("Connection refused"), "{fault}");
}

#[tokio::test]
async fn hello_touches_no_store() {
    let store = store(&closed_port(), &closed_port());
    assert_eq!(answer(&store, &json!({ "hello": true })).await.unwrap(), json!({ "hello": true }));
}

fn store(s3: &str, dynamo_db: &str) -> Store {
    Store {
        s3: aws_sdk_s3::Client::new(&config(s3)),
        dynamo_db: aws_sdk_dynamodb::Client::new(&config(dynamo_db)),
        settings: Settings { bucket: "bucket".into(), table: "table".into(), function: "race".into() },
    }
}

fn config(endpoint: &str) -> aws_config::SdkConfig {
    aws_config::SdkConfig::builder()
        .behavior_version(aws_config::BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new("local", "local", None, None, "test")))
        .retry_config(RetryConfig::disabled())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build()
}

fn closed_port() -> String {
    format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap())
}

/// Takes one request, whatever it is, and answers 200.
fn accepting_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        connection.read(&mut [0; 8192]).unwrap();
        connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
    });
    url
}
