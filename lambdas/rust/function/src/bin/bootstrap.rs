//! The function under AWS's Rust runtime client.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use race::{Settings, Store, answer};
use race_function::{give_up, logged};
use serde_json::Value;
use std::{env, process::ExitCode};

/// One thread: an environment handles one invocation at a time and mostly has less than one vCPU.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Error> {
    let store = match Settings::of(|name| env::var(name).ok()) {
        Ok(settings) => Store::new(settings).await,
        Err(fault) => return give_up(fault),
    };
    let store = &store;
    run(service_fn(async move |event: LambdaEvent<Value>| answer(store, &event.payload).await.map_err(logged))).await?;
    Ok(ExitCode::SUCCESS)
}
