//! The macros that the files of the resources consist of: `record!`, `params!`, `endpoint!`, `pages!` declare, `resource!`
//! lists what a file declares.
//!
//! A comment before a declaration is what its documentation says, in English and in Chinese: the Chinese part begins with
//! the first line that begins with a Chinese character. `#[term]` stands for it, or is put before it. A line in Chinese ends
//! with a punctuation mark, because it is joined to the next one without a space only there. What follows from the row (types, "rejects with", the
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
        $crate::description::Docs { lines: &[$($line),*], term: optional!$term }
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

/// Values with their meaning in English and in Chinese: `{ -1 "all" "所有", 0 "enabled" "启用", null }`.
macro_rules! meanings {
    () => { &[] };
    ({ $($value:literal $english:literal $chinese:literal),+ $(,)? }) => {
        &[$(meaning!($value $english $chinese)),+]
    };
    ({ $($value:literal $english:literal $chinese:literal),+, null $(,)? }) => {
        &[$(meaning!($value $english $chinese),)+ $crate::Meaning { value: $crate::Literal::Null, text: None }]
    };
}

macro_rules! meaning {
    ($value:literal $english:literal $chinese:literal) => {
        $crate::Meaning { value: $crate::literal::LiteralOf($value).literal(), text: Some(text!($english $chinese)) }
    };
}

/// A text in English and in Chinese.
macro_rules! text {
    ($english:literal $chinese:literal) => {
        $crate::Text { english: $english, chinese: $chinese }
    };
}

/// The values of `meanings!` alone.
macro_rules! literals {
    ({ $($value:literal $english:literal $chinese:literal),+ $(,)? }) => {
        &[$($crate::literal::LiteralOf($value).literal()),+]
    };
    ({ $($value:literal $english:literal $chinese:literal),+, null $(,)? }) => {
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
