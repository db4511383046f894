//! What is the bindings' own: values of JavaScript in and out, promises, signals, and a caller whose functions misbehave.
//!
//! The tests use the exported classes as the package's JavaScript does, with stubs of `fetch`; they need no server. What
//! the package does as a whole is tested in `tests/package`, what needs no JavaScript in the crates.
//!
//! | module | what it is about |
//! | --- | --- |
//! | `decoded` | the objects that answers become |
//! | `arguments` | what every kind of value becomes as a parameter or an option |
//! | `promises` | calls settle, each in its own turn |
//! | `signals` | aborting, at every stage of a call |
//! | `errors` | each kind of error, with all of its properties |
//! | `misbehaving` | functions and values of the caller's that are not what they should be |
//! | `functions` | the exported functions that need no client, and the gateway |

mod arguments;
mod decoded;
mod errors;
mod functions;
pub mod javascript;
mod misbehaving;
mod promises;
mod signals;
