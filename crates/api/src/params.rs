//! What an endpoint takes.

use crate::description::{Docs, Meaning};

/// A parameter of an endpoint.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// The vendor's name for it, exactly.
    pub name: &'static str,
    /// What it may hold.
    pub kind: ParamKind,
    /// Whether the vendor's table requires it.
    pub required: bool,
}

/// What a parameter may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// A whole number within 2^53.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A text or null.
    TextOrNull,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    TextList,
    /// `yyyy-MM-dd HH:mm:ss`, in the vendor's time zone, or a `Date`.
    Time,
    /// Unix time in seconds, or a `Date`.
    UnixSeconds,
    /// One of a closed list.
    OneOf(&'static [Literal]),
    /// Any JSON.
    Json,
}

/// A value that is written out in a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    /// A whole number.
    Number(i32),
    /// A text.
    Text(&'static str),
    /// `null`
    Null,
}

/// Makes a [`Literal`] of whichever literal stands in a declaration.
#[derive(Debug)]
pub(crate) struct LiteralOf<T>(pub T);

impl LiteralOf<i32> {
    pub(crate) const fn literal(self) -> Literal {
        Literal::Number(self.0)
    }
}

impl LiteralOf<&'static str> {
    pub(crate) const fn literal(self) -> Literal {
        Literal::Text(self.0)
    }
}

/// A parameter as it is declared: the row that it is checked against, and what is said about it.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredParam {
    /// What it is checked against.
    pub row: Param,
    /// What is said about it.
    pub description: ParamDescription,
}

/// What is said about a parameter.
#[derive(Debug, Clone, Copy)]
pub struct ParamDescription {
    /// What it is.
    pub docs: Docs,
    /// Its TypeScript, where the kind does not say all.
    pub typescript: Option<&'static str>,
    /// What the values of a closed list mean.
    pub meanings: &'static [Meaning],
    /// What the vendor's server takes where it is not given.
    pub default: Option<Literal>,
}

/// A set of parameters as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct ParamsDescription {
    /// Its name.
    pub name: &'static str,
    /// What it is of.
    pub docs: Docs,
    /// The parameters.
    pub params: &'static [DeclaredParam],
}

/// A set of parameters.
pub(crate) trait Params {
    /// Its rows.
    const PARAMS: &'static [Param];
    /// Those of which one has to be given.
    const ANY_OF: &'static [&'static str];
    /// What is said about it.
    const DESCRIPTION: ParamsDescription;
}

/// No parameters.
pub(crate) enum NoParams {}

impl Params for NoParams {
    const PARAMS: &'static [Param] = &[];
    const ANY_OF: &'static [&'static str] = &[];
    const DESCRIPTION: ParamsDescription = ParamsDescription { name: "NoParams", docs: Docs::NONE, params: &[] };
}

/// A Rust type that stands for a [`ParamKind`] in a declaration.
pub(crate) trait ParamType {
    /// The kind.
    const KIND: ParamKind;
}

/// A point in time that is sent as text.
pub(crate) enum Time {}

/// A point in time that is sent as unix seconds.
pub(crate) enum UnixSeconds {}

macro_rules! param_types {
    ($($type:ty => $kind:ident,)*) => {
        $( impl ParamType for $type {
            const KIND: ParamKind = ParamKind::$kind;
        } )*
    };
}

param_types! {
    i64 => Integer,
    f64 => Number,
    String => Text,
    Option<String> => TextOrNull,
    bool => Flag,
    Vec<String> => TextList,
    Time => Time,
    UnixSeconds => UnixSeconds,
    crate::JsonValue => Json,
}
