//! The macros that the files of the resources consist of: `record!`, `params!`, `endpoint!`, `pages!` declare, `resource!`
//! lists what a file declares.
//!
//! A comment before a declaration is what its documentation says. What follows from the row (types, "rejects with", the
//! vendor's page) is written by `crates/describe` and is not repeated there.

#[macro_use]
mod endpoints;
#[macro_use]
mod params;
#[macro_use]
mod records;
#[macro_use]
mod resources;

/// What the attributes before an item say: the lines of its comment.
macro_rules! docs {
    (@lines [$($line:literal)*]) => { $crate::description::Docs { english: &[$($line),*] } };
    (@lines [$($line:literal)*] [doc = $next:literal] $($rest:tt)*) => { docs!(@lines [$($line)* $next] $($rest)*) };
    (@lines $lines:tt [deprecated] $($rest:tt)*) => { docs!(@lines $lines $($rest)*) };
    ($(#$attribute:tt)*) => { docs!(@lines [] $($attribute)*) };
}

/// Whether `#[deprecated]` is among the attributes before an item.
macro_rules! is_deprecated {
    () => { false };
    (#[deprecated] $($rest:tt)*) => { true };
    (#$other:tt $($rest:tt)*) => { is_deprecated!($($rest)*) };
}

/// Values and what they mean: `{ -1 "all", 0 "enabled", null }`.
macro_rules! meanings {
    () => { &[] };
    ({ $($value:literal $($meaning:literal)?),+ $(,)? }) => {
        &[$(($crate::params::LiteralOf($value).literal(), concat!($($meaning)?))),+]
    };
    ({ $($value:literal $($meaning:literal)?),+, null }) => {
        &[$(($crate::params::LiteralOf($value).literal(), concat!($($meaning)?)),)+ ($crate::Literal::Null, "")]
    };
}

/// The values of `meanings!` alone.
macro_rules! literals {
    ({ $($value:literal $($meaning:literal)?),+ $(,)? }) => {
        &[$($crate::params::LiteralOf($value).literal()),+]
    };
    ({ $($value:literal $($meaning:literal)?),+, null }) => {
        &[$($crate::params::LiteralOf($value).literal(),)+ $crate::Literal::Null]
    };
}

/// An `Option` of what may be left out of a declaration.
macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

/// A name as the vendor writes it: without the mark by which Rust takes a keyword for a name.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
