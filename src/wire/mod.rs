//! Reading the vendor's JSON. All that large answers go through is a crate of its own, `wire`, which is compiled for
//! speed where everything else is compiled for size; here is what is left.

pub use youmi_wire::*;

pub mod value;
