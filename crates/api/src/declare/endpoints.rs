//! `endpoint!` and `pages!`

/// Declares an endpoint.
///
/// The head reads like a function: the name of the client's method, its parameters, and the type of the answer's `values`.
/// `..` among the parameters says that there are undocumented ones as well: `(ListFansParams, ..)`, `(..)`. `-> JsonValue`
/// is for an answer that is not documented, and `Post undocumented` for a path that is not.
///
/// These are optional, in this order: `page`, the name of the page in the vendor's documentation where that is not the
/// title; `codes` with which the call fails, each with its meaning in English and, behind that, what is to be added to the
/// vendor's Chinese words for it; `rejects`, when it fails besides; `partial_answer`, a sentence on an answer that is
/// documented in part, both in English and in Chinese; `params_type`, the TypeScript of the parameters where their table is
/// not precise enough.
macro_rules! endpoint {
    (
        $(#$attribute:tt)*
        $name:ident = $version:ident.$id:ident($($params:tt)*) -> $values:ty {
            request: $method:ident $path:tt,
            effect: $effect:ident,
            title: $title:literal,
            section: $section:literal,
            $(page: $page:literal,)?
            $(codes: [$($code:literal $meaning:literal $($addition:literal)?),* $(,)?],)?
            $(rejects: [$($reject:literal $chinese_reject:literal),* $(,)?],)?
            $(partial_answer: $partial_answer:literal $chinese_partial_answer:literal,)?
            $(params_type: $params_type:literal,)?
        }
    ) => {
        pub(crate) const $name: $crate::DeclaredEndpoint = $crate::DeclaredEndpoint {
            row: &$crate::Endpoint {
                id: stringify!($id),
                version: $crate::Version::$version,
                method: $crate::Method::$method,
                path: path!($path),
                effect: $crate::Effect::$effect,
                params: <params_of!($($params)*) as $crate::params::Params>::PARAMS,
                any_of: <params_of!($($params)*) as $crate::params::Params>::ANY_OF,
                is_open: is_open!($($params)*),
                values: <$values as ::youmi_wire::schema::HasFieldType>::FIELD_TYPE,
            },
            description: &$crate::EndpointDescription {
                docs: docs!($(#$attribute)*),
                title: $title,
                section: $section,
                page: optional!($($page)?),
                params: <params_of!($($params)*) as $crate::params::Params>::DESCRIPTION,
                params_type: optional!($($params_type)?),
                codes: &[$($(
                    $crate::Code { value: $code, english: $meaning, chinese: optional!($($addition)?) }
                ),*)?],
                rejects: &[$($(text!($reject $chinese_reject)),*)?],
                partial_answer: optional!($(text!($partial_answer $chinese_partial_answer))?),
            },
        };
    };
}

macro_rules! path {
    (undocumented) => {
        None
    };
    ($path:literal) => {
        Some($path)
    };
}

macro_rules! params_of {
    () => {
        $crate::params::NoParams
    };
    (..) => {
        $crate::params::NoParams
    };
    ($params:ident $(, ..)?) => {
        $params
    };
}

macro_rules! is_open {
    ($($params:ident)?) => {
        false
    };
    ($($params:ident,)? ..) => {
        true
    };
}

/// Declares that a list comes in pages, from which follows a client's method that reads them all.
///
/// `page` and `size` are parameters of the endpoint; `= 20` behind the latter is the count of items on a page without it,
/// where it is documented. `item_id` is the field that identifies an item, where it is documented. The comment says what the
/// list contains: "All friends", "全部好友".
macro_rules! pages {
    (
        $(#$attribute:tt)*
        $name:ident = $id:ident($endpoint:ident) {
            page: $page:literal,
            size: $size:literal $(= $documented_size:literal)?,
            $(item_id: $item_id:literal,)?
        }
    ) => {
        pub(super) const $name: $crate::DeclaredPaging = $crate::DeclaredPaging {
            row: &$crate::Paging {
                id: stringify!($id),
                endpoint: $endpoint.row,
                page: $page,
                size: $size,
                documented_size: optional!($($documented_size)?),
                item_id: optional!($($item_id)?),
            },
            endpoint: $endpoint,
            docs: docs!($(#$attribute)*),
        };
    };
}
