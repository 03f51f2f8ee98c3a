use lambda_runtime::{Diagnostic, Error};
use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Tells Lambda why INIT failed, so that the caller reads it too; the runtime client does not do so for errors of `main`.
pub fn report(error: &Diagnostic) -> Result<(), Error> {
    let api = env::var("AWS_LAMBDA_RUNTIME_API")?;
    let body = serde_json::to_string(error)?;
    let mut connection = TcpStream::connect(&api)?;
    write!(
        connection,
        "POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: {api}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Lambda-Runtime-Function-Error-Type: {}\r\nContent-Length: {}\r\n\r\n{body}",
        error.error_type,
        body.len()
    )?;
    connection.read_exact(&mut [0; 12])?; // "HTTP/1.1 202": Lambda has it
    Ok(())
}
