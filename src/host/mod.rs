//! What JavaScript provides: the platform's functions, and the caller's objects and functions.
//!
//! Nothing here may panic or let a JavaScript exception pass through Rust, because the caller's promise would never
//! settle. So every call of the caller's code, stubs of fetch included, catches exceptions.

pub(crate) mod caller;
pub(crate) mod deadline;
pub(crate) mod error;
pub(crate) mod executor;
pub(crate) mod fetch;
#[cfg(feature = "server")]
pub(crate) mod methods;
pub(crate) mod object;
pub(crate) mod options;
pub(crate) mod tape_objects;
pub(crate) mod values;
