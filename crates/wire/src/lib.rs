//! Reads the vendor's JSON, checks it, and writes what it holds as a tape from which JavaScript builds objects.
//!
//! An answer passes through [`envelope`], which finds the envelope's fields, and [`decode`], which checks the values against
//! a table of [`schema`] and writes them to a [`tape`], both while [`json`] reads. [`codes`] are the codes of an envelope.

mod bytes;
pub mod codes;
pub mod decode;
pub mod envelope;
pub mod json;
mod repeats;
pub mod schema;
pub mod tape;
pub mod text;
