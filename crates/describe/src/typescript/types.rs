//! The types of values, fields and parameters.

use youmi_api::{DeclaredEndpoint, DeclaredPaging, DeclaredParam, Literal, ParamType};
use youmi_wire::schema::FieldType;

use crate::sentences::record_name;

/// The type of a value that is not documented.
pub const UNDOCUMENTED: &str = "JsonValue";

/// The type of a value that has been checked.
pub fn of_field_type(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Integer => "number".into(),
        FieldType::String => "string".into(),
        FieldType::Boolean => "boolean".into(),
        FieldType::JsonString(inner) => of_field_type(inner),
        FieldType::Array(item) | FieldType::ArrayOrOne(item) => format!("{}[]", of_field_type(item)),
        FieldType::Record(record) => record_name(record.constructor_id).into(),
        FieldType::Any => UNDOCUMENTED.into(),
    }
}

/// The type of an item of a list; of what is not known to be one too.
pub fn of_item(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Array(item) | FieldType::ArrayOrOne(item) => of_field_type(item),
        other => of_field_type(other),
    }
}

/// The type of a parameter.
pub fn of_param(param: &DeclaredParam) -> String {
    if let Some(typescript) = param.description.typescript {
        return typescript.into();
    }
    match param.row.param_type {
        ParamType::Integer | ParamType::Number => "number".into(),
        ParamType::String => "string".into(),
        ParamType::StringOrNull => "string | null".into(),
        ParamType::Boolean => "boolean".into(),
        ParamType::StringArray => "string[]".into(),
        ParamType::Time => "Time".into(),
        ParamType::UnixSeconds => "UnixSeconds".into(),
        ParamType::OneOf(values) => values.iter().map(of_literal).collect::<Vec<_>>().join(" | "),
        ParamType::Any => "JsonValue".into(),
    }
}

fn of_literal(literal: &Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::String(text) => format!("{text:?}"),
        Literal::Null => "null".into(),
    }
}

/// The first parameter of an endpoint's method.
pub fn params_of_endpoint(endpoint: &DeclaredEndpoint) -> String {
    match endpoint.description.params_type {
        Some(params_type) => format!("params: {params_type}"),
        None => first_parameter(endpoint.description.params.name, endpoint, None),
    }
}

/// The first parameter of a method that reads all pages: it may always begin at the first.
pub fn params_of_paging(paging: &DeclaredPaging) -> String {
    let page = paging.row.page;
    let name = paging.endpoint.description.params.name;
    let is_required = paging.row.endpoint.params.iter().any(|param| param.name == page && param.required);
    let named = if is_required { format!("Omit<{name}, {page:?}> & {{ {page}?: number }}") } else { name.into() };
    first_parameter(&named, &paging.endpoint, Some(page))
}

fn first_parameter(named: &str, endpoint: &DeclaredEndpoint, except: Option<&str>) -> String {
    let row = endpoint.row;
    let union = match (row.is_open, row.params.is_empty()) {
        (false, _) => named.to_owned(),
        (true, false) => format!("{named} | ({named} & MoreParams)"),
        (true, true) => "MoreParams".into(),
    };
    let is_required = row.params.iter().any(|param| param.required && Some(param.name) != except);
    if is_required || !row.any_of.is_empty() { format!("params: {union}") } else { format!("params?: {union} | null") }
}
