//! The only code that knows JavaScript.
//!
//! Nothing in it may panic or throw through Rust: either leaves the caller's promise unsettled for ever. So every
//! call of foreign code (the caller's functions, stubs that stand for fetch) catches.

pub mod answer;
pub mod call;
pub mod client;
pub mod client_options;
mod client_types;
pub mod core;
pub mod deadline;
pub mod error;
pub mod executor;
pub mod foreign;
pub mod functions;
#[cfg(feature = "server")]
pub mod gateway;
#[cfg(feature = "server")]
pub mod gateway_options;
#[cfg(feature = "server")]
pub mod gateway_types;
pub mod objects;
pub mod options;
pub mod pages;
pub mod pipeline;
pub mod token_source;
pub mod transport;
