//! Code that the native tests of several crates share. The package contains none of it.

pub mod json_texts;
pub mod random;
pub mod tape_reader;
