//! The function under AWS's Rust runtime client.

mod init_error;

use lambda_runtime::{Diagnostic, Error, LambdaEvent, run, service_fn};
use race::{Fault, Store, answer};
use serde_json::Value;
use std::{env, process::ExitCode};

/// One thread: an environment handles one invocation at a time and mostly has less than one vCPU.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Error> {
    let store = match Store::new(|name| env::var(name).ok()).await {
        Ok(store) => store,
        Err(fault) => {
            init_error::report(&logged(fault))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let store = &store;
    run(service_fn(async move |event: LambdaEvent<Value>| answer(store, &event.payload).await.map_err(logged))).await?;
    Ok(ExitCode::SUCCESS)
}

/// As Lambda wants to have it. The runtime client would log it only to a `tracing` subscriber, which this function does without.
fn logged(fault: Fault) -> Diagnostic {
    eprintln!("ERROR {}: {fault}", fault.kind());
    Diagnostic { error_type: fault.kind().into(), error_message: fault.to_string() }
}
