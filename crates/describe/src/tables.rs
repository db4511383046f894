//! The tables of endpoints in the documentation, between the two lines that mark them.

use std::fs;
use std::path::Path;

use youmi_api::{DeclaredEndpoint, DeclaredPaging, RESOURCES, Version};

use crate::sentences::{Documented, answer_documented, params_documented};
use crate::typescript::types;

const START: &str = "<!-- endpoints: written by `npm run generate` -->\n";
const END: &str = "<!-- end of endpoints -->\n";

/// A file of the documentation with its table as it should be; as it is where it has no place for one.
pub fn page(file: &Path, version: Version) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let Some((before, rest)) = text.split_once(START) else { return text };
    let Some((_, after)) = rest.split_once(END) else { return text };
    format!("{before}{START}\n{}\n{END}{after}", table(version))
}

fn table(version: Version) -> String {
    let head = ["method", "vendor's title", "request", "parameters", "`values`"].map(str::to_owned);
    let resources = RESOURCES.iter();
    let endpoints = resources.clone().flat_map(|resource| resource.endpoints);
    let endpoints = endpoints.filter(|endpoint| endpoint.row.version == version).map(endpoint_row);
    let pagings = resources.flat_map(|resource| resource.pagings);
    let pagings = pagings.filter(|paging| paging.endpoint.row.version == version).map(paging_row);
    let rows: Vec<[String; 5]> = [head].into_iter().chain(endpoints).chain(pagings).collect();
    aligned(&rows)
}

fn endpoint_row(endpoint: &DeclaredEndpoint) -> [String; 5] {
    let row = endpoint.row;
    let request = match row.path {
        Some(path) => format!("`{} {path}`", row.method.name()),
        None => format!("{}, path not documented", row.method.name()),
    };
    let params = match params_documented(row) {
        Documented::Whole if row.params.is_empty() => "none",
        Documented::Whole => "documented",
        Documented::Partial => "documented in part",
        Documented::Unknown => "not documented",
    };
    let values = types::of_field_type(&row.values);
    let values = match (answer_documented(endpoint), values.as_str()) {
        (Documented::Unknown, _) => "not documented".into(),
        (Documented::Partial, "JsonValue") => "documented in part".into(),
        (Documented::Partial, known) => format!("`{known}`, documented in part"),
        (Documented::Whole, known) => format!("`{known}`"),
    };
    [format!("`{}`", row.id), endpoint.description.title.into(), request, params.into(), values]
}

fn paging_row(paging: &DeclaredPaging) -> [String; 5] {
    let [method, title, request, params, _] = endpoint_row(&paging.endpoint);
    let item = types::of_item(&paging.row.endpoint.values);
    [
        format!("`{}`", paging.row.id),
        format!("{title}, all pages"),
        format!("{request}, page by page"),
        if params == "none" { params } else { format!("those of {method}") },
        format!("an async iterable of `{item}`"),
    ]
}

/// A table of Markdown, its columns under each other.
fn aligned(rows: &[[String; 5]]) -> String {
    let mut widths = [0; 5];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = columns(cell).max(*width);
        }
    }
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - columns(cell))));
        text += &format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
        if index == 0 {
            text += &format!("| {} |\n", widths.map(|width| "-".repeat(width)).join(" | "));
        }
    }
    text
}

/// How wide a text is: a Chinese character takes two columns.
fn columns(text: &str) -> usize {
    text.chars().map(|character| if character >= '\u{1100}' { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        let row = |first: &str| [first, "b", "c", "d", "e"].map(str::to_owned);
        let table = aligned(&[row("method"), row("员工")]);
        assert_eq!(table.lines().last(), Some("| 员工   | b | c | d | e |"));
    }
}
