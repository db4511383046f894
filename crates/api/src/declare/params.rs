//! `params!`

/// Declares the parameters of an endpoint.
///
/// `name: Type` is required, `name?: Type` is not; `= value` behind the type is what the vendor's server takes where the
/// parameter is missing. `one_of { -1 "all" "所有", 0 "enabled" "启用" }` in place of a type is a closed list of values,
/// each with its meaning in English and in Chinese. `JsonValue as "Item[]"` gives the TypeScript of a value that is not checked. `..Other`
/// includes the parameters of another declaration. `#[any_of(a, b)]` before the name requires at least one of them.
macro_rules! params {
    ( $(#[doc = $doc:literal])* #[any_of($($any_of:ident),*)] $name:ident { $($body:tt)* } ) => {
        params!(@next $name [$(#[doc = $doc])*] [$(stringify!($any_of)),*] [] $($body)*);
    };
    ( $(#[doc = $doc:literal])* $name:ident { $($body:tt)* } ) => {
        params!(@next $name [$(#[doc = $doc])*] [] [] $($body)*);
    };

    (@next $name:ident $docs:tt $any_of:tt [$($lists:tt)*] ..$other:ident, $($rest:tt)*) => {
        params!(@next $name $docs $any_of
            [$($lists)* (<$other as $crate::params::Params>::DESCRIPTION.params)] $($rest)*);
    };
    (@next $name:ident $docs:tt $any_of:tt $lists:tt $(#$doc:tt)* $param:ident?: $($rest:tt)*) => {
        params!(@type $name $docs $any_of $lists [$(#$doc)*] $param false $($rest)*);
    };
    (@next $name:ident $docs:tt $any_of:tt $lists:tt $(#$doc:tt)* $param:ident: $($rest:tt)*) => {
        params!(@type $name $docs $any_of $lists [$(#$doc)*] $param true $($rest)*);
    };

    (@type $name:ident $docs:tt $any_of:tt [$($lists:tt)*] [$(#$doc:tt)*] $param:ident $required:literal
        one_of $values:tt $(= $default:literal)?, $($rest:tt)*
    ) => {
        params!(@next $name $docs $any_of [$($lists)* (&[$crate::DeclaredParam {
            row: $crate::Param {
                name: $crate::declare::without_raw_prefix(stringify!($param)),
                param_type: $crate::ParamType::OneOf(literals!($values)),
                required: $required,
            },
            description: $crate::ParamDescription {
                docs: docs!($(#$doc)*),
                typescript: None,
                meanings: meanings!($values),
                default: optional!($($crate::literal::LiteralOf($default).literal())?),
            },
        }])] $($rest)*);
    };
    (@type $name:ident $docs:tt $any_of:tt [$($lists:tt)*] [$(#$doc:tt)*] $param:ident $required:literal
        $type:ty $(as $typescript:literal)? $(= $default:literal)?, $($rest:tt)*
    ) => {
        params!(@next $name $docs $any_of [$($lists)* (&[$crate::DeclaredParam {
            row: $crate::Param {
                name: $crate::declare::without_raw_prefix(stringify!($param)),
                param_type: <$type as $crate::params::HasParamType>::PARAM_TYPE,
                required: $required,
            },
            description: $crate::ParamDescription {
                docs: docs!($(#$doc)*),
                typescript: optional!($($typescript)?),
                meanings: &[],
                default: optional!($($crate::literal::LiteralOf($default).literal())?),
            },
        }])] $($rest)*);
    };

    (@next $name:ident [$(#$doc:tt)*] [$($any_of:expr),*] [$($list:tt)*]) => {
        pub(super) enum $name {}

        impl $name {
            const LISTS: &[&[$crate::DeclaredParam]] = &[$($list),*];
            const DECLARED: [$crate::DeclaredParam; $crate::lists::count($name::LISTS)] =
                $crate::lists::flatten($name::LISTS);
        }

        impl $crate::params::Params for $name {
            const PARAMS: &'static [$crate::Param] = &$crate::lists::rows(&$name::DECLARED);
            const ANY_OF: &'static [&'static str] = &[$($any_of),*];
            const DESCRIPTION: $crate::ParamsDescription = $crate::ParamsDescription {
                name: stringify!($name),
                docs: docs!($(#$doc)*),
                params: &$name::DECLARED,
            };
        }
    };
}
