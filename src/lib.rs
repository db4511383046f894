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
//! | [`callback`], [`chat_content`], [`relation_scene`] | what the vendor's server sends by itself, and what its codes mean |
//! | [`sidebar`] | the encrypted address of the sidebar |
//! | [`gateway`] | what a page may call through a server |
//! | [`percent`], [`object`] | URL escapes; objects that are put together here |
//! | [`js`] | the only code that knows JavaScript: options, errors, sending, objects, the exported classes |

#[macro_use]
pub mod api;
pub mod auth;
pub mod call;
#[cfg(feature = "server")]
pub mod callback;
pub mod chat_content;
#[cfg(feature = "server")]
pub mod gateway;
pub mod js;
pub mod object;
pub mod percent;
pub mod relation_scene;
#[cfg(feature = "server")]
pub mod sidebar;
pub mod wire;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
