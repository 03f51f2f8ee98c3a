use crate::Fault;
use aws_config::BehaviorVersion;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_s3::primitives::ByteStream;
use aws_smithy_http_client::{Builder, tls};
use std::error::Error;
use time::OffsetDateTime;

/// Saves an id in S3, then records it in DynamoDB.
pub struct Store {
    pub s3: aws_sdk_s3::Client,
    pub dynamo_db: aws_sdk_dynamodb::Client,
    pub settings: Settings,
}

/// What the function's environment variables say about it.
pub struct Settings {
    pub bucket: String,
    pub table: String,
    /// The name of this function, as it goes into the item.
    pub function: String,
}

type Cause = Box<dyn Error + Send + Sync>;

impl Settings {
    /// `variable` looks up an environment variable of the function.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Result<Settings, Fault> {
        let required = |name, meaning| variable(name).filter(|value| !value.is_empty()).ok_or(Fault::Missing { name, meaning });
        let bucket = required("BUCKET", "S3 bucket")?;
        let table = required("TABLE", "DynamoDB table")?;
        Ok(Settings { bucket, table, function: variable("AWS_LAMBDA_FUNCTION_NAME").unwrap_or_default() })
    }
}

impl Store {
    /// With clients that take region, credentials and endpoints from the variables that every AWS SDK reads.
    pub async fn new(settings: Settings) -> Store {
        let ring = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring); // builds faster than the SDK's default, aws-lc
        let http = Builder::new().tls_provider(ring).build_https();
        let config = aws_config::defaults(BehaviorVersion::latest()).http_client(http).load().await;
        let (s3, dynamo_db) = (aws_sdk_s3::Client::new(&config), aws_sdk_dynamodb::Client::new(&config));
        Store { s3, dynamo_db, settings }
    }

    /// Returns the object's key. Nothing is recorded unless the object is there.
    pub async fn save(&self, id: &str, work: Option<&str>) -> Result<String, Fault> {
        let key = format!("{id}.txt");
        self.put_object(id, &key).await.map_err(Fault::S3)?;
        match self.put_item(id, &key, work).await {
            Ok(()) => Ok(key),
            Err(cause) => Err(Fault::DynamoDb { key, cause }),
        }
    }

    async fn put_object(&self, id: &str, key: &str) -> Result<(), Cause> {
        let put = self.s3.put_object().bucket(&self.settings.bucket).key(key).content_type("text/plain");
        put.body(ByteStream::from(id.as_bytes().to_vec())).send().await?;
        Ok(())
    }

    async fn put_item(&self, id: &str, key: &str, work: Option<&str>) -> Result<(), Cause> {
        let text = |value: &str| AttributeValue::S(value.into());
        let mut put = self.dynamo_db.put_item().table_name(&self.settings.table).item("id", text(id)).item("key", text(key));
        put = put.item("function", text(&self.settings.function)).item("createdAt", text(&iso8601(OffsetDateTime::now_utc())));
        if let Some(digits) = work {
            put = put.item("work", text(digits));
        }
        put.send().await?;
        Ok(())
    }
}

/// UTC, always with milliseconds: `2026-11-23T14:05:12.345Z`.
fn iso8601(utc: OffsetDateTime) -> String {
    let (date, (hour, minute, second, ms)) = (utc.date(), utc.time().as_hms_milli());
    format!("{date}T{hour:02}:{minute:02}:{second:02}.{ms:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_are_written_even_if_they_are_zero() {
        assert_eq!(iso8601(OffsetDateTime::UNIX_EPOCH), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn a_missing_variable_is_named_with_what_to_do() {
        let without = |missing: &'static str| move |name: &str| (name != missing).then(|| "set".to_owned());
        let fault = Settings::of(without("BUCKET")).err().unwrap();
        assert_eq!(fault.to_string(), "BUCKET is not set: give the function the name of its S3 bucket");
        let fault = Settings::of(without("TABLE")).err().unwrap();
        assert_eq!(fault.to_string(), "TABLE is not set: give the function the name of its DynamoDB table");
    }
}
