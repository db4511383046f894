//! The tables of endpoints in the documentation, between the two lines that mark them.

use std::fs;
use std::path::Path;

use youmi_api::{DeclaredEndpoint, DeclaredPaging, RESOURCES, Version};

use crate::language::{Language, columns};
use crate::sentences::{Documented, answer_documented, params_documented};
use crate::typescript::types;

const START: &str = "<!-- endpoints: written by `npm run generate` -->\n";
const END: &str = "<!-- end of endpoints -->\n";

/// A file of the documentation with its table as it should be; as it is where it has no place for one.
pub fn page(file: &Path, version: Version, language: Language) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let Some((before, rest)) = text.split_once(START) else { return text };
    let Some((_, after)) = rest.split_once(END) else { return text };
    format!("{before}{START}\n{}\n{END}{after}", table(version, language))
}

fn table(version: Version, language: Language) -> String {
    let head = language.choose(
        ["method", "vendor's title", "request", "parameters", "`values`"],
        ["方法", "厂商的标题", "请求", "参数", "`values`"],
    );
    let resources = RESOURCES.iter();
    let endpoints = resources.clone().flat_map(|resource| resource.endpoints);
    let endpoints = endpoints.filter(|endpoint| endpoint.row.version == version);
    let pagings = resources.flat_map(|resource| resource.pagings);
    let pagings = pagings.filter(|paging| paging.endpoint.row.version == version);
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(endpoints.map(|endpoint| endpoint_row(endpoint, language)));
    rows.extend(pagings.map(|paging| paging_row(paging, language)));
    aligned(&rows)
}

fn endpoint_row(endpoint: &DeclaredEndpoint, language: Language) -> [String; 5] {
    let row = endpoint.row;
    let request = match row.path {
        Some(path) => format!("`{} {path}`", row.method.name()),
        None => format!("{}{}", row.method.name(), language.choose(", path not documented", "，路径文档未说明")),
    };
    let unknown = language.choose("not documented", "文档未说明");
    let in_part = language.choose("documented in part", "文档部分说明");
    let params = match params_documented(row) {
        Documented::Whole if row.params.is_empty() => language.choose("none", "无"),
        Documented::Whole => language.choose("documented", "文档已说明"),
        Documented::Partial => in_part,
        Documented::Unknown => unknown,
    };
    let values = types::of_field_type(&row.values);
    let values = match (answer_documented(endpoint), values.as_str()) {
        (Documented::Unknown, _) => unknown.into(),
        (Documented::Partial, types::UNDOCUMENTED) => in_part.into(),
        (Documented::Partial, known) => format!("`{known}`{}{in_part}", language.choose(", ", "，")),
        (Documented::Whole, known) => format!("`{known}`"),
    };
    [format!("`{}`", row.id), endpoint.description.title.into(), request, params.into(), values]
}

fn paging_row(paging: &DeclaredPaging, language: Language) -> [String; 5] {
    let [method, title, request, params, _] = endpoint_row(&paging.endpoint, language);
    let item = types::of_item(&paging.row.endpoint.values);
    let has_params = !paging.row.endpoint.params.is_empty() || paging.row.endpoint.is_open;
    let those = language.say(|| format!("those of {method}"), || format!("同 {method}"));
    [
        format!("`{}`", paging.row.id),
        format!("{title}{}", language.choose(", all pages", "（全部页）")),
        format!("{request}{}", language.choose(", page by page", "，逐页请求")),
        if has_params { those } else { params },
        language.say(|| format!("an async iterable of `{item}`"), || format!("`{item}` 的异步迭代器")),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_in_the_language_of_its_page() {
        for (language, words) in Language::ALL.into_iter().zip(["all pages", "全部页"]) {
            let table = table(Version::V2, language);
            assert!(table.contains(words), "{table}");
            assert_eq!(table.lines().map(columns).min(), table.lines().map(columns).max());
        }
    }

    #[test]
    fn chinese_takes_two_columns() {
        let row = |first: &str| [first, "b", "c", "d", "e"].map(str::to_owned);
        let table = aligned(&[row("method"), row("员工")]);
        assert_eq!(table.lines().last(), Some("| 员工   | b | c | d | e |"));
    }
}
