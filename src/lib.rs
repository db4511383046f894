//! `youmi-open-api`: a typed client of the 友米聚合 open API, compiled to WebAssembly.
//!
//! The crate is a one-way street: parameters → request → signed → sent → bytes → checked → objects.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`api`] | the vendor's vocabulary: endpoints, parameters and records, a file per resource |
//! | [`wire`] | reading the vendor's JSON, and checking it against a record's table |
//! | [`auth`] | signature and token life |
//! | [`call`] | what surrounds one attempt: parameters, retries, clock, secrets |
//! | [`js`] | the only code that knows JavaScript: options, errors, sending, objects, the exported classes |

pub mod api;
pub mod auth;
pub mod call;
pub mod gateway;
pub mod js;
pub mod wire;
