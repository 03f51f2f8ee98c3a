//! The function with the habit of the talk's: configuration is read and clients are built in every call, so that none of them
//! keeps a connection from one call to the next.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use race::{Fault, Settings, Store, answer};
use race_function::{give_up, logged};
use serde_json::Value;
use std::{env, process::ExitCode};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Error> {
    if let Err(fault) = settings() {
        return give_up(fault);
    }
    run(service_fn(async |event: LambdaEvent<Value>| call(&event.payload).await.map_err(logged))).await?;
    Ok(ExitCode::SUCCESS)
}

async fn call(event: &Value) -> Result<Value, Fault> {
    let store = Store::new(settings()?).await;
    answer(&store, event).await
}

fn settings() -> Result<Settings, Fault> {
    Settings::of(|name| env::var(name).ok())
}
