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

/// The [`Docs`](crate::Docs) of an item, from the attributes before it: the lines of its comment, and `#[term = "员工号"]`, the
/// vendor's own term.
macro_rules! docs {
    (@next [$($line:literal)*] $term:tt) => {
        $crate::description::Docs { english: &[$($line),*], term: optional!$term }
    };
    (@next [$($line:literal)*] $term:tt [doc = $next:literal] $($rest:tt)*) => {
        docs!(@next [$($line)* $next] $term $($rest)*)
    };
    (@next $lines:tt $term:tt [term = $next:literal] $($rest:tt)*) => { docs!(@next $lines ($next) $($rest)*) };
    (@next $lines:tt $term:tt [deprecated] $($rest:tt)*) => { docs!(@next $lines $term $($rest)*) };
    ($(#$attribute:tt)*) => { docs!(@next [] () $($attribute)*) };
}

/// Whether `#[deprecated]` is among the attributes before an item.
macro_rules! is_deprecated {
    () => { false };
    (#[deprecated] $($rest:tt)*) => { true };
    (#$other:tt $($rest:tt)*) => { is_deprecated!($($rest)*) };
}

/// Values with their meaning in English and the vendor's term: `{ -1 "all", 0 "enabled" "启用", null }`.
macro_rules! meanings {
    () => { &[] };
    ({ $($value:literal $($english:literal $($term:literal)?)?),+ $(,)? }) => {
        &[$(meaning!($crate::literal::LiteralOf($value).literal(), $($english $($term)?)?)),+]
    };
    ({ $($value:literal $($english:literal $($term:literal)?)?),+, null }) => {
        &[
            $(meaning!($crate::literal::LiteralOf($value).literal(), $($english $($term)?)?),)+
            meaning!($crate::Literal::Null,),
        ]
    };
}

macro_rules! meaning {
    ($value:expr, $($english:literal $($term:literal)?)?) => {
        $crate::Meaning { value: $value, english: optional!($($english)?), term: optional!($($($term)?)?) }
    };
}

/// The values of `meanings!` alone.
macro_rules! literals {
    ({ $($value:literal $($english:literal $($term:literal)?)?),+ $(,)? }) => {
        &[$($crate::literal::LiteralOf($value).literal()),+]
    };
    ({ $($value:literal $($english:literal $($term:literal)?)?),+, null }) => {
        &[$($crate::literal::LiteralOf($value).literal(),)+ $crate::Literal::Null]
    };
}

/// An `Option` of something that a declaration may leave out.
macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

/// A name as the vendor writes it: without the `r#` by which Rust accepts a keyword as a name.
pub(crate) const fn without_raw_prefix(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
