//! Reading the vendor's JSON. All that answers go through is a crate of its own, `wire`, which knows nothing of this API;
//! here is what is left.

pub use youmi_wire::*;

pub mod value;
