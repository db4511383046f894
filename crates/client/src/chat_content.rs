//! Reading a chat message (读取聊天记录): its type and two fields, whose use depends on the type.

mod kinds;

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use youmi_wire::decode::is_safe;
use youmi_wire::json::JsonType;
use youmi_wire::text::trimmed;

use self::kinds::{IMAGE, KINDS, MessageKind, OTHER, Source, TEXT, VOICE};
use crate::json_text::{Json, integer};
use crate::percent::replace_char;

/// The content of a chat message.
#[derive(Debug, PartialEq, Eq)]
pub struct ChatContent {
    /// The fields of the object for JavaScript, without `resvred`.
    pub fields: Vec<(&'static str, FieldValue)>,
    /// The JSON in `ad_chatting_resvred`, decoded; `null` if it is missing or malformed.
    pub resvred: String,
}

#[derive(Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// The message does not have the field.
    Null,
    Text(String),
    /// An integer that JavaScript can represent.
    Integer(i64),
    /// A JSON number with a fraction, which the JavaScript engine parses.
    Decimal(String),
}

/// Reads a message from its type, `ad_chatting_content` and `ad_chatting_resvred`. Malformed fields count as missing.
pub fn read(message_type: Option<i64>, content: &str, reserved: &str) -> ChatContent {
    let reserved = unescaped(reserved);
    let reserved = Json::parse(&reserved).unwrap_or(Json::NULL);
    let kind = kind_of(message_type, content, reserved);
    let bracketed = bracketed(kind, content).filter(|text| !text.is_empty());

    let mut fields = vec![("kind", text(Some(kind.name))), ("type", safe_integer(message_type))];
    for &(name, source) in kind.fields {
        let field = reserved.get(name).filter(|field| matches!(field.json_type, JsonType::String | JsonType::Number));
        let plain = field.map(Json::to_plain);
        let plain = plain.as_deref();
        let value = match source {
            Source::Content => text(Some(content)),
            Source::Brackets => text(bracketed),
            Source::LargeImage => text(bracketed.map(|key| [key, "_hd"].concat()).as_deref()),
            Source::Text => text(plain),
            Source::TextOrBrackets => text(plain.or(bracketed)),
            Source::Number => match plain {
                Some(number)
                    if number.contains('.') && field.is_some_and(|field| field.json_type == JsonType::Number) =>
                {
                    FieldValue::Decimal(number.to_owned())
                }
                plain => safe_integer(plain.and_then(|number| integer(trimmed(number)))),
            },
        };
        fields.push((name, value));
    }
    fields.push(("content", text(Some(content))));
    ChatContent { fields, resvred: reserved.json.to_owned() }
}

fn text(text: Option<&str>) -> FieldValue {
    text.map_or(FieldValue::Null, |text| FieldValue::Text(text.to_owned()))
}

fn safe_integer(integer: Option<i64>) -> FieldValue {
    integer.filter(|integer| is_safe(*integer)).map_or(FieldValue::Null, FieldValue::Integer)
}

/// The kind of a message. Without a type it follows from the form of the content.
fn kind_of(message_type: Option<i64>, content: &str, reserved: Json<'_>) -> &'static MessageKind {
    let has_form = |kind: &&&MessageKind| bracketed(kind, content).is_some();
    match message_type {
        // The number stands for images and for voice messages.
        Some(4) if has_form(&&IMAGE) => IMAGE,
        Some(4) if has_form(&&VOICE) || reserved.get("downloadKey").is_some() => VOICE,
        Some(number) => KINDS.iter().find(|kind| kind.types.contains(&number)).unwrap_or(&OTHER),
        None if content.is_empty() => OTHER,
        None => KINDS.iter().find(has_form).unwrap_or(&TEXT),
    }
}

/// The text in the brackets of a content, if it has the form of a kind.
fn bracketed<'a>(kind: &MessageKind, content: &'a str) -> Option<&'a str> {
    kind.prefixes.iter().find_map(|prefix| {
        let rest = trimmed(content).strip_prefix(prefix)?;
        let closing = if prefix.ends_with('(') { b')' } else { b']' };
        let end = rest.bytes().rposition(|byte| byte == closing)?;
        rest.get(..end)
    })
}

/// Decodes JSON that may be URL-encoded, once or twice.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(trimmed(text));
    for _ in 0..2 {
        if !text.starts_with('%') {
            break;
        }
        // If even colons are escaped, the text was encoded as a form, in which a `+` means a space.
        let spaced = if text.contains(':') { text } else { replace_char(&text, '+', ' ').into() };
        text = Cow::Owned(percent_decode_str(&spaced).decode_utf8_lossy().into_owned());
    }
    text
}
