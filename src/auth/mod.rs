//! The signature of v1, and how long a token is good for.

pub mod signature;
pub mod token;
