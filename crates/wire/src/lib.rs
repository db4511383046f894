//! Reading the vendor's JSON: what a field may hold ([`shape`]), the reader ([`json`]), checking in one pass
//! ([`decode`]), what comes out ([`tape`], [`repeats`]), the envelope around every answer ([`envelope`]) and its codes.

mod bytes;
pub mod codes;
pub mod decode;
pub mod envelope;
pub mod json;
pub mod repeats;
pub mod shape;
pub mod tape;
pub mod text;
