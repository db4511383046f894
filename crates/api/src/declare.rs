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

        impl ::youmi_wire::shape::Shape for $name {
            const KIND: ::youmi_wire::shape::Kind = ::youmi_wire::shape::Kind::Record(&::youmi_wire::shape::Record {
                shape: $crate::constructor_id(stringify!($name)),
                fields: fields! { $( $field: $type, )* },
            });
        }
    };
}

/// The fields of a record, as the decoder looks for them.
macro_rules! fields {
    ( $( $field:ident: $type:ty, )* ) => {
        &[
            $( ::youmi_wire::shape::Field {
                name: $crate::plain(stringify!($field)),
                kind: <$type as ::youmi_wire::shape::Shape>::KIND,
                nullable: <$type as ::youmi_wire::shape::Shape>::NULLABLE,
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
            [$($rows)* (stringify!($field), $crate::ParamKind::OneOf($union), false)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident: one_of $union:literal, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* #[tsify(type = $union)] pub $field: (),]
            [$($rows)* (stringify!($field), $crate::ParamKind::OneOf($union), true)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident?: $type:ty, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* #[tsify(optional)] pub $field: $type,]
            [$($rows)* (stringify!($field), <$type as $crate::ParamType>::KIND, false)]
            $($rest)*);
    };
    (@take $attributes:tt $name:ident [$($fields:tt)*] [$($rows:tt)*]
        $(#[$doc:meta])* $field:ident: $type:ty, $($rest:tt)*
    ) => {
        params!(@take $attributes $name
            [$($fields)* $(#[$doc])* pub $field: $type,]
            [$($rows)* (stringify!($field), <$type as $crate::ParamType>::KIND, true)]
            $($rest)*);
    };
    (@take [[$($any_of:ident),*] $($attributes:tt)*] $name:ident [$($fields:tt)*] [$(($row:expr, $kind:expr, $required:expr))*]) => {
        $($attributes)*
        #[derive(Debug, ::tsify::Tsify)]
        #[tsify(missing_as_null)]
        #[allow(non_snake_case)]
        pub struct $name { $($fields)* }

        impl $crate::Params for $name {
            const PARAMS: &'static [$crate::Param] = &[
                $( $crate::Param { name: $crate::plain($row), kind: $kind, required: $required }, )*
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
        pub static $id: $crate::Endpoint = $crate::Endpoint {
            id: stringify!($id),
            #[cfg(feature = "server")]
            title: $title,
            version: $crate::Version::$client,
            method: $crate::Method::$method,
            path: $path,
            effect: $crate::Effect::$effect,
            params: <$params as $crate::Params>::PARAMS,
            any_of: <$params as $crate::Params>::ANY_OF,
            more: <$params as $crate::Params>::MORE,
            values: $values,
        };

        method! { [$($doc)*] $client.$id $params_type -> $result_type }
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
        pub static $id: $crate::Paging = $crate::Paging {
            id: stringify!($id),
            endpoint: &$endpoint,
            page: $page,
            size: $size,
            documented_size: $documented_size,
            item_id: $item,
        };

        method! { [$($doc)*] $client.$id $params_type -> $result_type }
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
        @declare [$($doc:literal)*] $client:ident.$id:ident ($params:expr) -> $result_type:literal
    ) => {
        const _: () = {
            #[::wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
            const METHOD: &str = concat!(
                "interface ", stringify!($client), "Client {\n    /**\n", $("     *", $doc, "\n",)* "     */\n    ",
                stringify!($id), "(", $params, ", options?: CallOptions | null): ", $result_type, ";\n}\n",
            );
        };
    };
}

#[cfg(test)]
mod tests {
    use youmi_wire::shape::Field;

    #[test]
    fn a_field_that_is_named_by_a_keyword_has_the_vendors_name() {
        let fields: &[Field] = fields! { r#type: i64, typed: String, r#match: Option<bool>, };
        assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), ["type", "typed", "match"]);
        assert_eq!(fields.iter().map(|field| field.nullable).collect::<Vec<_>>(), [false, false, true]);
    }
}
