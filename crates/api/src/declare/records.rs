//! `record!`

/// Declares a record.
///
/// Fields are Rust types: `i64`, `String`, `bool`, `Vec<…>`, another record, `JsonText<…>` for JSON inside a text,
/// `Option<…>` where null is a possible value. `i64 where { 0 "no", 1 "yes" }` says what values mean; others are accepted
/// all the same. `#[deprecated]` before a field says that the vendor has given it up.
macro_rules! record {
    (
        $(#$attribute:tt)*
        $name:ident {
            $( $(#$field_attribute:tt)* $field:ident: $type:ty $(where $meanings:tt)?, )*
        }
    ) => {
        $(#$attribute)*
        #[derive(Debug)]
        pub enum $name {}

        impl $name {
            const RECORD: &'static ::youmi_wire::shape::Record = &::youmi_wire::shape::Record {
                shape: $crate::lists::position($crate::RECORD_NAMES, stringify!($name)),
                fields: &[ $( ::youmi_wire::shape::Field {
                    name: $crate::declare::plain(stringify!($field)),
                    kind: <$type as ::youmi_wire::shape::Shape>::KIND,
                    nullable: <$type as ::youmi_wire::shape::Shape>::NULLABLE,
                }, )* ],
            };

            pub(crate) const DESCRIPTION: &'static $crate::RecordDescription = &$crate::RecordDescription {
                name: stringify!($name),
                docs: docs!($(#$attribute)*),
                record: $name::RECORD,
                fields: &[ $( $crate::FieldDescription {
                    docs: docs!($(#$field_attribute)*),
                    is_deprecated: is_deprecated!($(#$field_attribute)*),
                    meanings: meanings!($($meanings)?),
                }, )* ],
            };
        }

        impl ::youmi_wire::shape::Shape for $name {
            const KIND: ::youmi_wire::shape::Kind = ::youmi_wire::shape::Kind::Record($name::RECORD);
        }
    };
}
