//! `youmi-open-api`: a typed client of the 友米聚合 open API, compiled to WebAssembly.
//!
//! This crate is the only Rust code that knows JavaScript. It uses `youmi-client` (what a call is), which uses
//! `youmi-api` (the vendor's vocabulary), which uses `youmi-wire` (reading the vendor's JSON).
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`client`] | the clients: options, calls, tokens, pages |
//! | [`gateway`] | the gateway between pages and the vendor's server |
//! | [`functions`] | the exported functions that need no client |
//! | [`host`] | what JavaScript provides: fetch, timers, promises, objects, errors, the caller's functions |

pub mod client;
pub mod functions;
#[cfg(feature = "server")]
pub mod gateway;
mod host;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
