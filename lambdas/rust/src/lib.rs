//! The function of the contract (`lambdas/README.md`) without a runtime client, so that whoever has one can call it.

mod fault;
mod function;
mod payload;
mod store;
mod xorshift;

pub use fault::Fault;
pub use function::answer;
pub use payload::Payload;
pub use store::Store;
pub use xorshift::xorshift64;
