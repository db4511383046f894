//! `record!`

/// Declares a record.
///
/// The types of fields are Rust types: `i64`, `String`, `bool`, `Vec<…>`, another record, `JsonString<…>` for JSON inside a
/// string, and `Option<…>` where null is a possible value. `i64 where { 0 "no" "否", 1 "yes" "是" }` gives the meanings of
/// values; other values are accepted too. `#[deprecated]` marks a field that the vendor has given up.
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
            const RECORD: &'static ::youmi_wire::schema::Record = &::youmi_wire::schema::Record {
                constructor_id: $crate::lists::position($crate::RECORD_NAMES, stringify!($name)),
                fields: &[ $( ::youmi_wire::schema::Field {
                    name: $crate::declare::without_raw_prefix(stringify!($field)),
                    field_type: <$type as ::youmi_wire::schema::HasFieldType>::FIELD_TYPE,
                    nullable: <$type as ::youmi_wire::schema::HasFieldType>::NULLABLE,
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

        impl ::youmi_wire::schema::HasFieldType for $name {
            const FIELD_TYPE: ::youmi_wire::schema::FieldType = ::youmi_wire::schema::FieldType::Record($name::RECORD);
        }
    };
}
