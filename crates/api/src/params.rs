//! What an endpoint takes.

use crate::description::{Docs, Meaning};
use crate::literal::Literal;

/// A parameter of an endpoint.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// The name that the vendor gives it, exactly.
    pub name: &'static str,
    pub param_type: ParamType,
    /// Whether the vendor's table requires it.
    pub required: bool,
}

/// What a parameter may hold. The names are those of `FieldType` where both have the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamType {
    /// An integer within 2^53.
    Integer,
    Number,
    String,
    StringOrNull,
    Boolean,
    /// An array of strings.
    StringArray,
    /// `yyyy-MM-dd HH:mm:ss` in the vendor's time zone, or a `Date`.
    Time,
    /// Unix time in seconds, or a `Date`.
    UnixSeconds,
    /// One of a closed list of values.
    OneOf(&'static [Literal]),
    /// Any JSON.
    Any,
}

/// A parameter as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredParam {
    /// What a call checks.
    pub row: Param,
    pub description: ParamDescription,
}

/// What the documentation says about a parameter.
#[derive(Debug, Clone, Copy)]
pub struct ParamDescription {
    pub docs: Docs,
    /// Its TypeScript, where its type is not precise enough.
    pub typescript: Option<&'static str>,
    /// What the values of a closed list mean.
    pub meanings: &'static [Meaning],
    /// The value that the vendor's server takes where the parameter is missing.
    pub default: Option<Literal>,
}

/// A set of parameters as it is declared.
#[derive(Debug, Clone, Copy)]
pub struct ParamsDescription {
    pub name: &'static str,
    pub docs: Docs,
    pub params: &'static [DeclaredParam],
}

/// A set of parameters.
pub(crate) trait Params {
    const PARAMS: &'static [Param];
    /// The parameters of which at least one is required.
    const ANY_OF: &'static [&'static str];
    const DESCRIPTION: ParamsDescription;
}

/// The empty set of parameters.
pub(crate) enum NoParams {}

impl Params for NoParams {
    const PARAMS: &'static [Param] = &[];
    const ANY_OF: &'static [&'static str] = &[];
    const DESCRIPTION: ParamsDescription = ParamsDescription { name: "NoParams", docs: Docs::NONE, params: &[] };
}

/// A Rust type that stands for a [`ParamType`] in a declaration.
pub(crate) trait HasParamType {
    const PARAM_TYPE: ParamType;
}

/// Stands for a point in time that is sent as a string.
pub(crate) enum Time {}

/// Stands for a point in time that is sent as Unix seconds.
pub(crate) enum UnixSeconds {}

macro_rules! param_types {
    ($($rust_type:ty => $param_type:ident,)*) => {
        $( impl HasParamType for $rust_type {
            const PARAM_TYPE: ParamType = ParamType::$param_type;
        } )*
    };
}

param_types! {
    i64 => Integer,
    f64 => Number,
    String => String,
    Option<String> => StringOrNull,
    bool => Boolean,
    Vec<String> => StringArray,
    Time => Time,
    UnixSeconds => UnixSeconds,
    crate::JsonValue => Any,
}
