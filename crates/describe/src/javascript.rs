//! JavaScript: the constructors of records, the names of methods.

use youmi_api::{ENDPOINTS, PAGINGS, Paging, RESOURCES, RecordDescription, Version};

const HEAD: &str = "// Written by `npm run generate` from crates/api.\n\n";

/// `constructors.js`.
///
/// A record is made by one literal, because an engine builds that several times faster than it sets keys in a loop. It
/// stands in a file, because pages with a Content-Security-Policy do not allow `new Function`.
pub fn constructors() -> String {
    let records = RESOURCES.iter().flat_map(|resource| resource.records);
    let constructors: String = records.map(|record| constructor(record)).collect();
    format!(
        "{HEAD}/**\n * Build the objects of the records, by `constructor_id`. `value` returns the fields one after another.\n \
         * @type {{((value: () => unknown) => Record<string, unknown>)[]}}\n */\nexport const constructors = [\n{constructors}];\n"
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
    let endpoints = by_client(|version| {
        let ids = ENDPOINTS.iter().filter(|endpoint| endpoint.version == version);
        let ids: Vec<String> = ids.map(|endpoint| format!("{:?}", endpoint.id)).collect();
        format!("[{}]", ids.join(", "))
    });
    let pagings = by_client(|version| {
        let pagings = PAGINGS.iter().filter(|paging| paging.endpoint.version == version);
        format!("{{\n{}  }}", pagings.map(|paging| paging_entry(paging)).collect::<String>())
    });
    format!(
        "{HEAD}/** The methods of each client that call an endpoint. */\nexport const endpoints = {{\n{endpoints}}};\n\n\
         /** The methods of each client that read all pages of a list, and how the pages are asked for. */\n\
         export const pagings = {{\n{pagings}}};\n"
    )
}

fn by_client(value: impl Fn(Version) -> String) -> String {
    let clients = [("V1Client", Version::V1), ("V2Client", Version::V2)];
    clients.into_iter().map(|(client, version)| format!("  {client}: {},\n", value(version))).collect()
}

fn paging_entry(paging: &Paging) -> String {
    let mut fields = vec![("endpoint", format!("{:?}", paging.endpoint.id)), ("page", format!("{:?}", paging.page))];
    fields.push(("size", format!("{:?}", paging.size)));
    fields.extend(paging.documented_size.map(|size| ("documentedSize", size.to_string())));
    fields.extend(paging.item_id.map(|id| ("itemId", format!("{id:?}"))));
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("    {}: {{ {} }},\n", paging.id, fields.join(", "))
}
