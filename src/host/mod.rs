//! What the platform and the caller's own functions are asked for.
//!
//! Nothing in it may panic or throw through Rust: either leaves the caller's promise unsettled for ever. So every
//! call of foreign code (the caller's functions, stubs that stand for fetch) catches.

pub mod caller;
pub mod deadline;
pub mod error;
pub mod executor;
pub mod fetch;
pub mod object;
pub mod objects;
pub mod options;
pub mod values;
