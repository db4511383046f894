//! The sentences that follow from a row.

use youmi_api::{
    DeclaredEndpoint, DeclaredParam, Docs, Effect, Endpoint, FieldDescription, Literal, Meaning, RESOURCES, Version,
};
use youmi_wire::codes;
use youmi_wire::schema::FieldType;

/// How much of something the vendor documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documented {
    /// All of it.
    Whole,
    /// Some of it.
    Partial,
    /// None of it.
    Unknown,
}

/// How much of an endpoint's parameters is documented.
pub fn params_documented(endpoint: &Endpoint) -> Documented {
    match (endpoint.is_open, endpoint.params.is_empty()) {
        (false, _) => Documented::Whole,
        (true, false) => Documented::Partial,
        (true, true) => Documented::Unknown,
    }
}

/// How much of an endpoint's answer is documented.
pub fn answer_documented(endpoint: &DeclaredEndpoint) -> Documented {
    match (endpoint.description.partial_answer, &endpoint.row.values) {
        (Some(_), _) => Documented::Partial,
        (None, FieldType::Any) => Documented::Unknown,
        (None, _) => Documented::Whole,
    }
}

/// What an endpoint does and what is known of it, in paragraphs.
pub fn of_endpoint(endpoint: &DeclaredEndpoint) -> Vec<String> {
    let DeclaredEndpoint { row, description } = endpoint;
    let mut paragraphs = description.docs.paragraphs();
    if let (Some(paging), Some(first)) = (pages_of(row), paragraphs.first_mut()) {
        *first += &format!(" {{@link {}.{paging}}} reads them all.", client(row.version));
    }
    let mut known = Vec::new();
    if row.path.is_none() {
        known.push(format!("The vendor does not document the path: set `paths: {{ {}: \"/v2/…\" }}`.", row.id));
    }
    match params_documented(row) {
        Documented::Whole => {}
        Documented::Partial => {
            known.push("The vendor does not document all of the parameters: others are sent as they are.".into());
        }
        Documented::Unknown => {
            known.push("The vendor does not document the parameters: they are sent as they are.".into());
        }
    }
    match description.partial_answer {
        Some(sentence) => known.push(sentence.into()),
        None if answer_documented(endpoint) == Documented::Unknown => {
            known.push("What the answer holds is not documented.".into());
        }
        None => {}
    }
    if !known.is_empty() {
        paragraphs.push(known.join(" "));
    }
    if row.effect == Effect::Action {
        paragraphs.push("Sent once: after a network error or a timeout nobody knows whether it arrived.".into());
    }
    paragraphs
}

/// The method that reads all pages of an endpoint's list.
fn pages_of(endpoint: &Endpoint) -> Option<&'static str> {
    youmi_api::PAGINGS.iter().find(|paging| paging.endpoint.id == endpoint.id).map(|paging| paging.id)
}

/// With what a call of an endpoint rejects.
pub fn rejection(endpoint: &DeclaredEndpoint) -> String {
    let mut cases = Vec::new();
    let codes: Vec<String> = endpoint.description.codes.iter().map(|code| of_code(*code)).collect();
    if let [first, others @ ..] = codes.as_slice() {
        let others: String = others.iter().map(|code| format!(", {code}")).collect();
        cases.push(format!("kind `api` with code {first}{others}"));
    }
    cases.extend(endpoint.description.rejects.iter().map(|case| (*case).to_owned()));
    if endpoint.row.path.is_none() {
        cases.push("kind `config` without the path".into());
    }
    let colon = if cases.is_empty() { "" } else { ": " };
    format!("Rejects with a {{@link YoumiError}}{colon}{}.", cases.join("; "))
}

fn of_code((code, meaning): (i64, &str)) -> String {
    let vendor = codes::describe(code).map(|words| format!(", {words}")).unwrap_or_default();
    format!("{code} ({meaning}{vendor})")
}

/// Where the vendor's documentation has an endpoint: `v1 › 基础数据类接口 › 员工配置`.
pub fn vendor_page(endpoint: &DeclaredEndpoint) -> String {
    let description = endpoint.description;
    let section = youmi_api::SECTIONS.iter().find(|section| section.name == description.section && section.is_vendors);
    let page = description.page.unwrap_or(description.title);
    let parts = [Some(version(endpoint.row.version)), section.map(|section| section.name), Some(page)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" › ")
}

/// `v1` or `v2`.
pub const fn version(version: Version) -> &'static str {
    match version {
        Version::V1 => "v1",
        Version::V2 => "v2",
    }
}

/// What an endpoint's parameters are, in paragraphs.
pub fn of_params(endpoint: &DeclaredEndpoint) -> Vec<String> {
    let row = endpoint.row;
    let name = endpoint.description.params.name;
    let takers = RESOURCES.iter().flat_map(|resource| resource.endpoints);
    let takers = takers.filter(|taker| taker.description.params.name == name);
    let links: Vec<String> =
        takers.map(|taker| format!("{{@link {}.{}}}", client(taker.row.version), taker.row.id)).collect();
    let takes = if links.len() == 1 { "takes" } else { "take" };
    let documented = if row.is_open { ", as far as it is documented" } else { "" };
    let mut sentences = vec![format!("What {} {takes}{documented}.", links.join(" and "))];
    if let [first, others @ ..] = row.any_of {
        let others: String = others.iter().map(|name| format!(" or `{name}`")).collect();
        sentences.push(format!("It needs `{first}`{others}."));
    }
    sentences.extend(endpoint.description.params.docs.paragraphs());
    vec![sentences.join(" ")]
}

/// What a parameter is, in paragraphs.
pub fn of_param(param: &DeclaredParam) -> Vec<String> {
    with_term(&param.description.docs, of_param_in_english(param))
}

/// The same without the vendor's words.
pub fn of_param_in_english(param: &DeclaredParam) -> Vec<String> {
    let description = &param.description;
    let explained = description.meanings.iter().any(|meaning| meaning.english.is_some());
    let mut paragraphs = description.docs.paragraphs();
    if explained {
        add_meanings(&mut paragraphs, description.meanings, description.default);
    } else if let (Some(default), Some(last)) = (description.default, paragraphs.last_mut()) {
        *last += &format!(" {} by default.", value(default));
    }
    paragraphs
}

/// What a field of a record is, in paragraphs.
pub fn of_field(field: &FieldDescription) -> Vec<String> {
    let mut paragraphs = with_term(&field.docs, of_field_in_english(field));
    if field.is_deprecated {
        paragraphs.push("@deprecated 弃用 by the vendor.".into());
    }
    paragraphs
}

/// The same without the vendor's words.
pub fn of_field_in_english(field: &FieldDescription) -> Vec<String> {
    let mut paragraphs = field.docs.paragraphs();
    add_meanings(&mut paragraphs, field.meanings, None);
    paragraphs
}

/// "员工状态. State: 0 enabled (启用)."
fn with_term(docs: &Docs, mut paragraphs: Vec<String>) -> Vec<String> {
    if let (Some(term), Some(first)) = (docs.term, paragraphs.first_mut()) {
        *first = format!("{term}. {first}");
    }
    paragraphs
}

/// "State: -1 (the default) all, 0 enabled."
fn add_meanings(paragraphs: &mut [String], meanings: &[Meaning], default: Option<Literal>) {
    let (false, Some(last)) = (meanings.is_empty(), paragraphs.last_mut()) else { return };
    let meanings: Vec<String> = meanings.iter().map(|meaning| of_meaning(meaning, default)).collect();
    *last = format!("{}: {}.", last.trim_end_matches('.'), meanings.join(", "));
}

fn of_meaning(meaning: &Meaning, default: Option<Literal>) -> String {
    let mark = if default == Some(meaning.value) { " (the default)" } else { "" };
    let english = meaning.english.map(|english| format!(" {english}")).unwrap_or_default();
    let term = meaning.term.map(|term| format!(" ({term})")).unwrap_or_default();
    format!("{}{mark}{english}{term}", value(meaning.value))
}

/// A value in a sentence.
fn value(literal: Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::String(text) => format!("\"{text}\""),
        Literal::Null => "null".into(),
    }
}

/// The client that an endpoint is a method of.
pub const fn client(version: Version) -> &'static str {
    match version {
        Version::V1 => "V1Client",
        Version::V2 => "V2Client",
    }
}

/// The name of the record of a number.
pub fn record_name(number: u32) -> &'static str {
    let mut records = RESOURCES.iter().flat_map(|resource| resource.records);
    records
        .find(|description| description.record.constructor_id == number)
        .map_or("JsonValue", |description| description.name)
}
