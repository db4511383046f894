//! The sentences on endpoints.

use youmi_api::{Code, DeclaredEndpoint, DeclaredPaging, Effect, Endpoint, RESOURCES, Version};
use youmi_wire::codes;
use youmi_wire::schema::FieldType;

use crate::language::Language;

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
pub fn of_endpoint(endpoint: &DeclaredEndpoint, language: Language) -> Vec<String> {
    let DeclaredEndpoint { row, description } = endpoint;
    let mut paragraphs = language.paragraphs(&description.docs);
    if let (Some(paging), Some(first)) = (pages_of(row), paragraphs.first_mut()) {
        let link = format!("{{@link {}.{paging}}}", client(row.version));
        let sentence = language.say(|| format!("{link} reads them all."), || format!("读取全部请用 {link}。"));
        language.add(first, &sentence);
    }
    let known = known_of(endpoint, language);
    if !known.is_empty() {
        paragraphs.push(language.paragraph(&known));
    }
    if row.effect == Effect::Action {
        let once = language.choose(
            "Sent once: after a network error or a timeout nobody knows whether it arrived.",
            "只发送一次：网络错误或超时之后，无法得知请求是否已送达。",
        );
        paragraphs.push(once.into());
    }
    paragraphs
}

/// How much of an endpoint the vendor documents, in sentences: none where it is all.
fn known_of(endpoint: &DeclaredEndpoint, language: Language) -> Vec<String> {
    let DeclaredEndpoint { row, description } = endpoint;
    let mut known = Vec::new();
    if row.path.is_none() {
        let option = format!("`paths: {{ {}: \"/v2/…\" }}`", row.id);
        known.push(language.say(
            || format!("The vendor does not document the path: set {option}."),
            || format!("厂商文档未说明路径：请设置 {option}。"),
        ));
    }
    let params = match params_documented(row) {
        Documented::Whole => None,
        Documented::Partial => Some(language.choose(
            "The vendor does not document all of the parameters: others are sent as they are.",
            "厂商文档未说明全部参数：其他参数原样发送。",
        )),
        Documented::Unknown => Some(language.choose(
            "The vendor does not document the parameters: they are sent as they are.",
            "厂商文档未说明参数：参数原样发送。",
        )),
    };
    known.extend(params.map(str::to_owned));
    let answer = match description.partial_answer {
        Some(sentence) => Some(language.of(sentence)),
        None if answer_documented(endpoint) == Documented::Unknown => {
            Some(language.choose("What the answer holds is not documented.", "文档未说明返回结果的内容。"))
        }
        None => None,
    };
    known.extend(answer.map(str::to_owned));
    known
}

/// The method that reads all pages of an endpoint's list.
fn pages_of(endpoint: &Endpoint) -> Option<&'static str> {
    youmi_api::PAGINGS.iter().find(|paging| paging.endpoint.id == endpoint.id).map(|paging| paging.id)
}

/// With what a call of an endpoint rejects.
pub fn rejection(endpoint: &DeclaredEndpoint, language: Language) -> String {
    let mut cases = Vec::new();
    let codes = endpoint.description.codes.iter();
    let codes: Vec<String> =
        codes.map(|code| format!("{}{}", code.value, language.brackets(&of_code(code, language)))).collect();
    if !codes.is_empty() {
        let codes = codes.join(language.choose(", ", "、"));
        cases.push(
            language.say(|| format!("kind `api` with code {codes}"), || format!("错误码为 {codes}时为 `api` 类")),
        );
    }
    cases.extend(endpoint.description.rejects.iter().map(|case| language.of(*case).to_owned()));
    if endpoint.row.path.is_none() {
        cases.push(language.choose("kind `config` without the path", "未设置路径时为 `config` 类").into());
    }
    let colon = if cases.is_empty() { "" } else { language.choose(": ", "：") };
    let cases = cases.join(language.choose("; ", "；"));
    language.say(
        || format!("Rejects with a {{@link YoumiError}}{colon}{cases}."),
        || format!("失败时抛出 {{@link YoumiError}}{colon}{cases}。"),
    )
}

/// What a code means here. In Chinese it is what the vendor's table says.
pub fn of_code(code: &Code, language: Language) -> String {
    let words = codes::describe(code.value).unwrap_or_default();
    match (language, code.chinese) {
        (Language::English, _) => code.english.into(),
        (Language::Chinese, None) => words.into(),
        (Language::Chinese, Some(addition)) => format!("{words}，{addition}"),
    }
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

/// What a method that reads all pages does, in paragraphs.
pub fn of_paging(paging: &DeclaredPaging, language: Language) -> Vec<String> {
    let mut paragraphs = language.paragraphs(&paging.docs);
    let (page, title) = (paging.row.page, paging.endpoint.description.title);
    if let Some(first) = paragraphs.first_mut() {
        *first = language.say(
            || {
                format!(
                    "{first}, one after the other: an async iterable that fetches a page when its first item is asked \
                     for. It begins at `{page}`, or at the first page."
                )
            },
            || {
                format!(
                    "{title}：逐条返回{first}。结果是异步迭代器（async iterable），取到某页的第一条时才请求该页，\
                     从 `{page}` 指定的页开始，默认从第一页开始。"
                )
            },
        );
    }
    let is_list = matches!(paging.row.endpoint.values, FieldType::Array(_) | FieldType::ArrayOrOne(_));
    let (list, no_list) = match is_list {
        true => ("", ""),
        false => language.choose(
            (
                "What a page holds is not documented: `values` is taken if it is a list, else the one list in it. ",
                "there is no such list, or if ",
            ),
            ("文档未说明一页的内容：`values` 是列表时取 `values`，否则取其中唯一的列表。", "没有这样的列表，或"),
        ),
    };
    paragraphs.push(language.say(
        || {
            format!(
                "{list}It ends at an empty page, or where the server gives its last page once more. Its `next()` rejects \
                 with a {{@link YoumiError}}; kind `decode` if {no_list}the server gives earlier pages again, so that \
                 items would be missing."
            )
        },
        || {
            format!(
                "{list}遇到空页，或服务器再次返回最后一页时结束。`next()` 失败时抛出 {{@link YoumiError}}；\
                 {no_list}服务器再次返回之前的页、因而会有遗漏时，为 `decode` 类。"
            )
        },
    ));
    paragraphs
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
