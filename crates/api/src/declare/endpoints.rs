//! `endpoint!` and `pages!`

/// Declares an endpoint.
///
/// The head reads like a function: the method's name on the client, what it takes, what `values` of its answer holds. `..`
/// among the parameters says that there are others, which the vendor does not document: `(ListFansParams, ..)`, `(..)`.
/// `-> JsonValue` stands where the answer is not documented. `Post undocumented` stands where the path is not.
///
/// What may be left out, in this order: `page` where the page of the vendor's documentation is called otherwise; `codes` with which it fails, and further `rejects`; `partial_answer`, a sentence on an answer
/// that is documented in part; `params_type`, the TypeScript of the parameters where their table does not say all.
macro_rules! endpoint {
    (
        $(#$attribute:tt)*
        $name:ident = $version:ident.$id:ident($($params:tt)*) -> $values:ty {
            request: $method:ident $path:tt,
            effect: $effect:ident,
            title: $title:literal,
            section: $section:literal,
            $(page: $page:literal,)?
            $(codes: [$($code:literal $meaning:literal),* $(,)?],)?
            $(rejects: [$($reject:literal),* $(,)?],)?
            $(partial_answer: $partial_answer:literal,)?
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
                values: <$values as ::youmi_wire::shape::Shape>::KIND,
            },
            description: &$crate::EndpointDescription {
                docs: docs!($(#$attribute)*),
                title: $title,
                section: $section,
                page: optional!($($page)?),
                params: <params_of!($($params)*) as $crate::params::Params>::DESCRIPTION,
                params_type: optional!($($params_type)?),
                codes: &[$($(($code, $meaning)),*)?],
                rejects: &[$($($reject),*)?],
                partial_answer: optional!($($partial_answer)?),
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

/// Declares how a list comes in pages, and so the client's method that reads them all.
///
/// `page` and `size` are parameters of the endpoint; `size: "PageSize" = 20` is how many items a page has without it, where
/// the vendor says so. `item_id` is the field that identifies an item, where it is documented. The comment says what is read:
/// "All friends".
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
