//! OpenAPI 3.1: `openapi.json`.
//!
//! It describes what travels, not what the package hands out: JSON inside a text is a text here. Fields that begin with
//! `x-` say what OpenAPI has no word for; `info.description` explains them.

mod codes;
mod examples;
mod operations;
mod schemas;
mod security;

use serde_json::{Map, Value, json};
use youmi_api::{RESOURCES, SECTIONS, Version};

use crate::language::Language;

/// `openapi.json`.
pub fn document() -> String {
    let servers = [security::servers(Version::V1), security::servers(Version::V2)].concat();
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "友米聚合 open API",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The open API of 友米聚合 (企客聊, 企客宝), as far as the vendor documents it",
            "x-summary-zh": "友米聚合（企客聊、企客宝）开放 API，依据厂商文档整理",
            "description": include_str!("description.md"),
            "x-description-zh": include_str!("description.zh-CN.md"),
        },
        "servers": servers,
        "tags": tags(),
        "paths": paths(),
        "webhooks": { "callback": operations::callback() },
        "components": {
            "schemas": schemas::all(),
            "parameters": security::parameters(),
            "securitySchemes": security::schemes(),
        },
    });
    // Only what cannot be written as JSON would fail, and a value can.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn tags() -> Vec<Value> {
    let tags = SECTIONS.iter().map(
        |section| json!({ "name": section.name, "description": section.text.english, CHINESE: section.text.chinese, "x-is-vendors": section.is_vendors }),
    );
    tags.collect()
}

fn paths() -> Map<String, Value> {
    let endpoints = RESOURCES.iter().flat_map(|resource| resource.endpoints);
    endpoints.map(operations::path_item).collect()
}

/// The field beside `description` that has the same in Chinese.
const CHINESE: &str = "x-description-zh";

/// Sets what is said in both languages, where there is something.
fn describe(value: &mut Value, paragraphs: impl Fn(Language) -> Vec<String>) {
    for (language, name) in Language::ALL.into_iter().zip(["description", CHINESE]) {
        let paragraphs = paragraphs(language);
        if !paragraphs.is_empty() {
            set(value, name, markdown(&paragraphs).into());
        }
    }
}

/// Sets a field of an object.
fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(name.into(), value);
    }
}

/// A comment as Markdown: links to methods become their names.
fn markdown(paragraphs: &[String]) -> String {
    let text = paragraphs.join("\n\n");
    let mut parts = text.split("{@link ");
    let mut markdown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (link, rest) = part.split_once('}').unwrap_or((part, ""));
        markdown += &format!("`{}`{rest}", link.rsplit('.').next().unwrap_or(link));
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_the_name_of_what_it_leads_to() {
        let paragraphs = ["Reads. {@link V2Client.eachAd} reads all, see {@link sign}.".to_owned(), "End.".to_owned()];
        assert_eq!(markdown(&paragraphs), "Reads. `eachAd` reads all, see `sign`.\n\nEnd.");
    }

    #[test]
    fn every_section_that_an_endpoint_names_is_a_tag() {
        for endpoint in RESOURCES.iter().flat_map(|resource| resource.endpoints) {
            let section = endpoint.description.section;
            assert!(SECTIONS.iter().any(|known| known.name == section), "{section}");
        }
    }
}
