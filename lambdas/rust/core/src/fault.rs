use std::error::Error;
use std::fmt;

/// Everything that can go wrong, each with the sentence that the contract promises.
#[derive(Debug)]
pub enum Fault {
    /// A required environment variable is missing; `meaning` is what it should name.
    Missing {
        name: &'static str,
        meaning: &'static str,
    },
    BadPayload(String),
    /// Nothing was stored or recorded.
    S3(Box<dyn Error + Send + Sync>),
    /// The object `key` was stored and has no item.
    DynamoDb {
        key: String,
        cause: Box<dyn Error + Send + Sync>,
    },
}

impl Fault {
    /// What the runtime reports as the error's type.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::Missing { .. } => "Fault::Missing",
            Fault::BadPayload(_) => "Fault::BadPayload",
            Fault::S3(_) => "Fault::S3",
            Fault::DynamoDb { .. } => "Fault::DynamoDb",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Fault::Missing { name, meaning } => write!(f, "{name} is not set: give the function the name of its {meaning}"),
            Fault::BadPayload(fault) => write!(f, "Bad payload: {fault}"),
            Fault::S3(cause) => write!(f, "S3 put failed, nothing recorded: {}", with_causes(cause.as_ref())),
            Fault::DynamoDb { key, cause } => {
                write!(f, "DynamoDB put failed, orphaned object {key}: {}", with_causes(cause.as_ref()))
            }
        }
    }
}

impl Error for Fault {}

/// The SDK's own message says little ("service error"); what happened is in the errors below it.
fn with_causes(error: &dyn Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", with_causes(cause)),
        None => error.to_string(),
    }
}
