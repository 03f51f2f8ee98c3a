//! The function of the contract (`lambdas/README.md`) without a runtime client, so that whoever has one can call it.

#[cfg(feature = "function")]
mod fault;
#[cfg(feature = "function")]
mod function;
#[cfg(feature = "function")]
mod payload;
#[cfg(feature = "function")]
mod store;
mod xorshift;

#[cfg(feature = "function")]
pub use {
    fault::Fault,
    function::answer,
    payload::Payload,
    store::{Settings, Store},
};
pub use xorshift::xorshift64;
