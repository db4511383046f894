//! The sentences on parameters and fields.

use youmi_api::{DeclaredEndpoint, DeclaredParam, FieldDescription, Literal, Meaning, RESOURCES};

use crate::language::Language;
use crate::sentences::client;

/// What an endpoint's parameters are, in paragraphs.
pub fn of_params(endpoint: &DeclaredEndpoint, language: Language) -> Vec<String> {
    let row = endpoint.row;
    let name = endpoint.description.params.name;
    let takers = RESOURCES.iter().flat_map(|resource| resource.endpoints);
    let takers = takers.filter(|taker| taker.description.params.name == name);
    let links: Vec<String> = takers
        .map(|taker| {
            let link = format!("{{@link {}.{}}}", client(taker.row.version), taker.row.id);
            language.say(|| link.clone(), || format!("{}（{link}）", taker.description.title))
        })
        .collect();
    let takes = if links.len() == 1 { "takes" } else { "take" };
    let documented = match row.is_open {
        true => language.choose(", as far as it is documented", "，仅限文档已说明的部分"),
        false => "",
    };
    let links = links.join(language.choose(" and ", "与"));
    let mut sentences =
        vec![language.say(|| format!("What {links} {takes}{documented}."), || format!("{links}的参数{documented}。"))];
    if !row.any_of.is_empty() {
        let names: Vec<String> = row.any_of.iter().map(|name| format!("`{name}`")).collect();
        sentences.push(
            language
                .say(|| format!("It needs {}.", names.join(" or ")), || format!("{} 至少填一个。", names.join("、"))),
        );
    }
    sentences.extend(language.paragraphs(&endpoint.description.params.docs));
    vec![language.paragraph(&sentences)]
}

/// What a parameter is, in paragraphs.
pub fn of_param(param: &DeclaredParam, language: Language) -> Vec<String> {
    let description = &param.description;
    let mut paragraphs = language.paragraphs(&description.docs);
    if !description.meanings.is_empty() {
        add_meanings(&mut paragraphs, description.meanings, description.default, language);
    } else if let (Some(default), Some(last)) = (description.default, paragraphs.last_mut()) {
        let default = value(default);
        let sentence = language.say(|| format!("{default} by default."), || format!("默认 {default}。"));
        language.add(last, &sentence);
    }
    paragraphs
}

/// What a field of a record is, in paragraphs.
pub fn of_field(field: &FieldDescription, language: Language) -> Vec<String> {
    let mut paragraphs = language.paragraphs(&field.docs);
    if field.is_deprecated {
        paragraphs.push(language.choose("The vendor has given it up.", "厂商已弃用。").into());
    }
    add_meanings(&mut paragraphs, field.meanings, None, language);
    paragraphs
}

/// "State: -1 (the default) all, 0 enabled."
fn add_meanings(paragraphs: &mut [String], meanings: &[Meaning], default: Option<Literal>, language: Language) {
    let (false, Some(last)) = (meanings.is_empty(), paragraphs.last_mut()) else { return };
    let meanings: Vec<String> = meanings.iter().map(|meaning| of_meaning(meaning, default, language)).collect();
    let end = language.choose(".", "。");
    let meanings = meanings.join(language.choose(", ", "，"));
    *last = format!("{}{}{meanings}{end}", last.trim_end_matches(end), language.choose(": ", "："));
}

fn of_meaning(meaning: &Meaning, default: Option<Literal>, language: Language) -> String {
    let mark = if default == Some(meaning.value) { language.choose(" (the default)", "（默认）") } else { "" };
    let space = if mark.ends_with('）') { "" } else { " " };
    let text = meaning.text.map(|text| format!("{space}{}", language.of(text))).unwrap_or_default();
    format!("{}{mark}{text}", value(meaning.value))
}

/// A value in a sentence.
fn value(literal: Literal) -> String {
    match literal {
        Literal::Number(number) => number.to_string(),
        Literal::String(text) => format!("\"{text}\""),
        Literal::Null => "null".into(),
    }
}
