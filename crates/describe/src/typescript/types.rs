//! The types of values, fields and parameters.

use youmi_api::{DeclaredEndpoint, DeclaredPaging, DeclaredParam, Literal, ParamKind};
use youmi_wire::shape::Kind;

use crate::sentences::record_name;

/// The type of a value that has been checked.
pub fn of_kind(kind: &Kind) -> String {
    match kind {
        Kind::Integer => "number".into(),
        Kind::Text => "string".into(),
        Kind::Flag => "boolean".into(),
        Kind::JsonText(inner) => of_kind(inner),
        Kind::List(item) | Kind::ListOrOne(item) => format!("{}[]", of_kind(item)),
        Kind::Record(record) => record_name(record.shape).into(),
        Kind::Any => "JsonValue".into(),
    }
}

/// The type of an item of a list; of what is not known to be one too.
pub fn of_item(kind: &Kind) -> String {
    match kind {
        Kind::List(item) | Kind::ListOrOne(item) => of_kind(item),
        other => of_kind(other),
    }
}

/// The type of a parameter.
pub fn of_param(param: &DeclaredParam) -> String {
    if let Some(typescript) = param.description.typescript {
        return typescript.into();
    }
    match param.row.kind {
        ParamKind::Integer | ParamKind::Number => "number".into(),
        ParamKind::Text => "string".into(),
        ParamKind::TextOrNull => "string | null".into(),
        ParamKind::Flag => "boolean".into(),
        ParamKind::TextList => "string[]".into(),
        ParamKind::Time => "Time".into(),
        ParamKind::UnixSeconds => "UnixSeconds".into(),
        ParamKind::OneOf(values) => values.iter().map(of_literal).collect::<Vec<_>>().join(" | "),
        ParamKind::Json => "JsonValue".into(),
    }
}

fn of_literal(literal: &Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => format!("{text:?}"),
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
