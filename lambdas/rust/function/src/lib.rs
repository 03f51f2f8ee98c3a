//! What the executables share: how a fault of the function becomes one that Lambda knows.

mod init_error;

use lambda_runtime::{Diagnostic, Error};
use race::Fault;
use std::process::ExitCode;

/// As Lambda wants to have it. The runtime client would log it only to a `tracing` subscriber, which this function does without.
pub fn logged(fault: Fault) -> Diagnostic {
    eprintln!("ERROR {}: {fault}", fault.kind());
    Diagnostic { error_type: fault.kind().into(), error_message: fault.to_string() }
}

/// INIT failed: Lambda is told why, and the process ends.
pub fn give_up(fault: Fault) -> Result<ExitCode, Error> {
    init_error::report(&logged(fault))?;
    Ok(ExitCode::FAILURE)
}
