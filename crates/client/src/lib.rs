//! What a call is, without JavaScript.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`settings`] | what a client is set up with |
//! | [`request`], [`params`], [`path`], [`form`], [`headers`] | a request: its parameters checked, its address, its headers |
//! | [`answer`], [`error`] | what an answer means |
//! | [`retry`], [`time`] | what is to be done after an attempt; points in time as the vendor writes them |
//! | [`signature`], [`token`] | what proves who calls |
//! | [`secrets`], `constant_time` | keeping secrets out of what people see, and out of the time that a comparison takes |
//! | [`chat_content`], [`callbacks`], [`relation_scene`] | what the vendor's server sends by itself, and what its codes mean |
//! | [`sidebar`] | the encrypted address of the sidebar |
//! | [`gateway`] | what a page may call through a server |
//! | [`json_text`], [`input`], [`percent`] | JSON as text, and read into structs; URL escapes |

pub mod answer;
#[cfg(feature = "server")]
pub mod callbacks;
pub mod chat_content;
#[cfg(feature = "server")]
pub(crate) mod constant_time;
pub mod error;
pub mod form;
#[cfg(feature = "server")]
pub mod gateway;
pub mod headers;
#[cfg(feature = "server")]
pub mod input;
pub mod json_text;
pub mod params;
pub mod path;
pub mod percent;
pub mod relation_scene;
pub mod request;
pub mod retry;
pub mod secrets;
pub mod settings;
#[cfg(feature = "server")]
pub mod sidebar;
pub mod signature;
pub mod suggest;
pub mod time;
pub mod token;
