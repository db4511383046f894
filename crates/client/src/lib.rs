//! Calls of the vendor's API, without anything of JavaScript.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`settings`] | the base address, credentials and paths of a client |
//! | [`request`], [`params`], [`path`], `form`, `percent`, [`headers`] | a request: its parameters checked, its address, its headers |
//! | [`answer`], [`error`] | checking an answer; the errors of calls |
//! | [`retry`], `time` | what to do after a failed attempt; points in time as the vendor writes them |
//! | [`signature`], [`token`] | authentication |
//! | [`secrets`], `constant_time` | masking secrets in errors and logs; comparing them |
//! | [`chat_content`], [`callbacks`], [`relation_scene`] | chat messages, callbacks and events, the source of a friend |
//! | [`sidebar`] | the encrypted address of the sidebar |
//! | [`gateway`] | routes, parameters and failures of the gateway |
//! | [`json_text`], [`input`], [`suggest`] | JSON as text; reading it into structs; suggestions for misspelt names |

pub mod answer;
#[cfg(feature = "server")]
pub mod callbacks;
pub mod chat_content;
#[cfg(feature = "server")]
pub(crate) mod constant_time;
pub mod error;
mod form;
#[cfg(feature = "server")]
pub mod gateway;
pub mod headers;
#[cfg(feature = "server")]
pub mod input;
pub mod json_text;
pub mod params;
pub mod path;
mod percent;
pub mod relation_scene;
pub mod request;
pub mod retry;
pub mod secrets;
pub mod settings;
#[cfg(feature = "server")]
pub mod sidebar;
pub mod signature;
pub mod suggest;
mod time;
pub mod token;
