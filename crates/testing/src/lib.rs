//! What the native tests of several crates share. Nothing of it is part of the package.

pub mod json_texts;
pub mod random;
