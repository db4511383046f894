//! What the platform and the caller's own functions are asked for.
//!
//! Nothing in it may panic or throw through Rust: either leaves the caller's promise unsettled for ever. So every
//! call of foreign code (the caller's functions, stubs that stand for fetch) catches.

pub(crate) mod caller;
pub(crate) mod deadline;
pub(crate) mod error;
pub(crate) mod executor;
pub(crate) mod fetch;
pub(crate) mod object;
pub(crate) mod objects;
pub(crate) mod options;
pub(crate) mod values;
