//! The declarations that `src/api` consists of: `record!`, `params!`, `endpoint!`, `pages!`.

/// Declares a record: its TypeScript interface and the table that the decoder follows.
///
/// Fields are Rust types: `i64`, `String`, `bool`, `Vec<…>`, another record, `JsonText<…>` for JSON inside a text,
/// `Option<…>` where null is a possible value.
macro_rules! record {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $( $(#[$field_attribute:meta])* pub $field:ident: $type:ty, )*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, ::tsify::Tsify)]
        #[tsify(missing_as_null)]
        #[allow(non_snake_case)]
        pub struct $name {
            $( $(#[$field_attribute])* pub $field: $type, )*
        }

        impl $crate::wire::shape::Shape for $name {
            const KIND: $crate::wire::shape::Kind = $crate::wire::shape::Kind::Record(&$crate::wire::shape::Record {
                shape: $crate::js::objects::shape::$name,
                fields: fields! { $( $field: $type, )* },
            });
        }
    };
}

/// The fields of a record, as the decoder looks for them.
macro_rules! fields {
    ( $( $field:ident: $type:ty, )* ) => {
        &[
            $( $crate::wire::shape::Field {
                name: $crate::api::plain(stringify!($field)),
                kind: <$type as $crate::wire::shape::Shape>::KIND,
                nullable: <$type as $crate::wire::shape::Shape>::NULLABLE,
            }, )*
        ]
    };
}

/// Declares the parameters of an endpoint: their TypeScript interface and the rows that they are checked against.
///
/// `#[any_of(a, b)]` before it says that one of them has to be given. `name: Type` is required, `name?: Type` is not; `name?: one_of "-1 | 0"` is a closed list, in TypeScript's form.
macro_rules! params {
    ( $(#[doc = $doc:literal])* #[any_of($($any_of:ident),*)] pub struct $name:ident { $($body:tt)* } ) => {
        params!(@take [[$($any_of),*] $(#[doc = $doc])*] $name [] [] $($body)*);
    };
    ( $(#[$attribute:meta])* pub struct $name:ident { $($body:tt)* } ) => {
        params!(@take [[] $(#[$attribute])*] $name [] [] $($body)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident?: one_of $union:literal, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* #[tsify(optional, type = $union)] pub $field: (),]
            [$($rows)* (stringify!($field), $crate::api::ParamKind::OneOf($union), false)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident: one_of $union:literal, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* #[tsify(type = $union)] pub $field: (),]
            [$($rows)* (stringify!($field), $crate::api::ParamKind::OneOf($union), true)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident?: $type:ty, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* #[tsify(optional)] pub $field: $type,]
            [$($rows)* (stringify!($field), <$type as $crate::api::ParamType>::KIND, false)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident: $type:ty, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* pub $field: $type,]
            [$($rows)* (stringify!($field), <$type as $crate::api::ParamType>::KIND, true)]
            $($rest)*);
    };
    (@take [[$($any_of:ident),*] $($attributes:tt)*] $name:ident [$($fields:tt)*] [$(($row:expr, $kind:expr, $required:expr))*]) => {
        $($attributes)*
        #[derive(Debug, ::tsify::Tsify)]
        #[tsify(missing_as_null)]
        #[allow(non_snake_case)]
        pub struct $name { $($fields)* }

        impl $crate::api::Params for $name {
            const PARAMS: &'static [$crate::api::Param] = &[
                $( $crate::api::Param { name: $crate::api::plain($row), kind: $kind, required: $required }, )*
            ];
            const ANY_OF: &'static [&'static str] = &[ $( stringify!($any_of), )* ];
        }
    };
}

/// Declares an endpoint: its row, and its method on the client.
///
/// The texts in the head are the TypeScript of the method's parameters and result. `params` names what
/// [`params!`](macro@params) declared, or `()`.
macro_rules! endpoint {
    (
        $(#[doc = $doc:literal])*
        $client:ident.$id:ident $params_type:tt -> $result_type:literal {
            title: $title:literal,
            method: $method:ident,
            path: $path:expr,
            effect: $effect:ident,
            params: $params:ty,
            values: $values:expr,
        }
    ) => {
        #[doc = concat!("The row of `", stringify!($id), "` (", $title, ").")]
        #[allow(non_upper_case_globals)]
        pub static $id: $crate::api::Endpoint = $crate::api::Endpoint {
            id: stringify!($id),
            #[cfg(feature = "server")]
            title: $title,
            version: $crate::js::client::$client::VERSION,
            method: $crate::api::Method::$method,
            path: $path,
            effect: $crate::api::Effect::$effect,
            params: <$params as $crate::api::Params>::PARAMS,
            any_of: <$params as $crate::api::Params>::ANY_OF,
            more: <$params as $crate::api::Params>::MORE,
            values: $values,
        };

        method! { [$($doc)*] $client.$id $params_type -> $result_type, ::js_sys::Promise, start }
    };
}

/// Declares how a list comes in pages, and the client's method that reads them all. The head is an endpoint's.
macro_rules! pages {
    (
        $(#[doc = $doc:literal])*
        $client:ident.$id:ident $params_type:tt -> $result_type:literal {
            endpoint: $endpoint:ident,
            page: $page:literal,
            size: ($size:literal, $documented_size:expr),
            id: $item:expr,
        }
    ) => {
        #[doc = concat!("The row of `", stringify!($id), "`.")]
        #[allow(non_upper_case_globals)]
        pub static $id: $crate::js::pages::Paging = $crate::js::pages::Paging {
            endpoint: &$endpoint,
            page: $page,
            size: $size,
            documented_size: $documented_size,
            id: $item,
        };

        method! { [$($doc)*] $client.$id $params_type -> $result_type, ::wasm_bindgen::JsValue, each }
    };
}

/// A client's method: for TypeScript, and for Rust. JavaScript's is made in `pkg-template`, for all of them in one way:
/// an export for each would be a tenth of what a page loads.
macro_rules! method {
    ($docs:tt $client:ident.$id:ident (params: $type:literal) $($rest:tt)*) => {
        method! { @declare $docs $client.$id (concat!("params: ", $type)) $($rest)* }
    };
    ($docs:tt $client:ident.$id:ident (params?: $type:literal) $($rest:tt)*) => {
        method! { @declare $docs $client.$id (concat!("params?: ", $type)) $($rest)* }
    };
    (
        @declare [$($doc:literal)*] $client:ident.$id:ident ($params:expr) -> $result_type:literal, $result:ty, $run:ident
    ) => {
        const _: () = {
            use $crate::js::client::$client;

            #[::wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
            const METHOD: &str = concat!(
                "interface ", stringify!($client), " {\n    /**\n", $("     *", $doc, "\n",)* "     */\n    ",
                stringify!($id), "(", $params, ", options?: CallOptions | null): ", $result_type, ";\n}\n",
            );

            impl $client {
                $(#[doc = $doc])*
                #[allow(non_snake_case)]
                pub fn $id(&self, params: &::wasm_bindgen::JsValue, options: &::wasm_bindgen::JsValue) -> $result {
                    self.$run(&$id, params, options)
                }
            }
        };
    };
}

#[cfg(test)]
mod tests {
    use crate::wire::shape::Field;

    #[test]
    fn a_field_that_is_named_by_a_keyword_has_the_vendors_name() {
        let fields: &[Field] = fields! { r#type: i64, typed: String, r#match: Option<bool>, };
        assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), ["type", "typed", "match"]);
        assert_eq!(fields.iter().map(|field| field.nullable).collect::<Vec<_>>(), [false, false, true]);
    }
}
