//! JavaScript: the constructors of records, the names of methods.

use std::fmt::Write as _;

use youmi_api::{ENDPOINTS, PAGINGS, RESOURCES, RecordDescription, Version};

const HEAD: &str = "// Written by `npm run generate` from crates/api.\n\n";

/// `constructors.js`.
///
/// A record is made by one literal, because an engine builds that several times faster than it sets keys in a loop. It
/// stands in a file, because pages with a Content-Security-Policy do not allow `new Function`.
pub fn constructors() -> String {
    let records = RESOURCES.iter().flat_map(|resource| resource.records);
    let constructors: String = records.map(|record| constructor(record)).collect();
    format!(
        "{HEAD}// By number: the object of each record, whose fields `value` gives one after the other.\n\
         export const constructors = [\n{constructors}];\n"
    )
}

fn constructor(description: &RecordDescription) -> String {
    let fields = description.record.fields.iter();
    let literal: Vec<String> = fields.map(|field| format!("{}: value()", key(field.name))).collect();
    format!("  // {}\n  (value) => ({{ {} }}),\n", description.name, literal.join(", "))
}

/// A key of an object. Where a keyword may stand for one, only what is no name has to be quoted.
fn key(name: &str) -> String {
    let is_name = name.chars().all(|character| character.is_alphanumeric() || character == '_' || character == '$');
    if is_name && !name.starts_with(|first: char| first.is_ascii_digit()) { name.into() } else { format!("{name:?}") }
}

/// `methods.js`.
pub fn methods() -> String {
    let endpoints = ENDPOINTS.iter().map(|endpoint| (endpoint.version, endpoint.id));
    let pagings = PAGINGS.iter().map(|paging| (paging.endpoint.version, paging.id));
    let mut text = HEAD.to_owned();
    text += "/** The methods of each client that call an endpoint. */\n";
    text += &by_client("endpoints", endpoints);
    text += "\n/** The methods of each client that read all pages of a list. */\n";
    text += &by_client("pagings", pagings);
    text
}

fn by_client(name: &str, methods: impl Iterator<Item = (Version, &'static str)> + Clone) -> String {
    let mut text = format!("export const {name} = {{\n");
    for (client, version) in [("V1Client", Version::V1), ("V2Client", Version::V2)] {
        let ids = methods.clone().filter(|(of, _)| *of == version);
        let ids: Vec<String> = ids.map(|(_, id)| format!("{id:?}")).collect();
        let _ = writeln!(text, "  {client}: [{}],", ids.join(", "));
    }
    text + "};\n"
}
