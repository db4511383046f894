//! Reading a chat message (读取聊天记录): its type, and two fields of which each type makes another use.
//!
//! The kinds of messages are a table, from which their TypeScript comes too. Structs that serde writes would add 2.5 KB to
//! what a page loads.
#![deny(missing_docs, reason = "the comments become TypeScript")]

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json_text::{Json, integer};
use crate::percent::replace_char;
use youmi_wire::decode::is_safe;
use youmi_wire::json::JsonType;
use youmi_wire::text::trimmed;

/// What a chat message holds.
#[derive(Debug, PartialEq, Eq)]
pub struct ChatContent {
    /// The object that JavaScript gets, but for `resvred`.
    pub fields: Vec<(&'static str, FieldValue)>,
    /// `ad_chatting_resvred`, decoded: JSON of any kind; `null` if there is none or it is broken.
    pub resvred: String,
}

/// The value of a field.
#[derive(Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Null, where the message does not say it.
    Null,
    /// A string.
    Text(String),
    /// A whole number that JavaScript can hold.
    Integer(i64),
    /// A JSON number with a fraction. Engines read it better than we would.
    Decimal(String),
}

/// A kind of message.
struct Row {
    kind: &'static str,
    /// The vendor's numbers of it. The number 4 stands in two rows, see [`row_of`].
    types: &'static [i64],
    /// How its `ad_chatting_content` begins; a bracket ends it.
    forms: &'static [&'static str],
    /// What is read of it.
    fields: &'static [(&'static str, Source)],
}

/// Where a field is read.
#[derive(Clone, Copy)]
enum Source {
    /// The content.
    Content,
    /// What stands in the brackets of the content.
    Brackets,
    /// The same, and `_hd` behind it.
    LargeImage,
    /// A text of that name in `ad_chatting_resvred`.
    Text,
    /// The same, or else what stands in the brackets.
    TextOrBrackets,
    /// A number of that name in `ad_chatting_resvred`.
    Number,
}

/// The type in TypeScript of what is read from a source.
#[allow(unused_macros, reason = "natively there is no TypeScript")]
macro_rules! type_of {
    (Content) => {
        "string"
    };
    (Number) => {
        "number | null"
    };
    ($other:ident) => {
        "string | null"
    };
}

/// Declares the kinds of messages: a row of the table for each, and an interface of TypeScript.
macro_rules! kinds {
    ($(
        #[doc = $doc:literal]
        $row:ident, $name:literal: $kind:literal $types:tt $forms:tt {
            $( #[doc = $field_doc:literal] $field:literal: $source:ident, )*
        }
    )*) => {
        $(
            const $row: &Row =
                &Row { kind: $kind, types: &$types, forms: &$forms, fields: &[$(($field, Source::$source)),*] };
        )*

        #[wasm_bindgen(typescript_custom_section)]
        const TYPES: &str = concat!($(
            "/**", $doc, " */\nexport interface ", $name, " {\n",
            "  /** Which kind it is. */\n  kind: \"", $kind, "\";\n",
            $( "  /**", $field_doc, " */\n  ", $field, ": ", type_of!($source), ";\n", )*
            "}\n\n",
        )*);
    };
}

kinds! {
    /// A text (type 1).
    TEXT, "TextContent": "text" [1] [] {
        /// The text.
        "text": Content,
    }
    /// An image (types 2, 3, 4), `imgs[key]`.
    IMAGE, "ImageContent": "image" [2, 3] ["imgs["] {
        /// Key of the image.
        "key": Brackets,
        /// Key of the large image.
        "key_hd": LargeImage,
    }
    /// A voice message (types 4, 34), `audio[key]` or `audioT[key]`.
    VOICE, "VoiceContent": "voice" [34] ["audio[", "audioT["] {
        /// Its key.
        "key": Brackets,
        /// Its key for downloading.
        "downloadKey": Text,
        /// Its length in seconds.
        "videoLen": Number,
    }
    /// A contact card (名片, type 42), `MP[nickname]`.
    CARD, "CardContent": "card" [42] ["MP["] {
        /// Whose card it is.
        "nickname": TextOrBrackets,
    }
    /// A location (type 48), `a(link)`.
    LOCATION, "LocationContent": "location" [48] ["a("] {
        /// Title.
        "title": Text,
        /// Address.
        "url": TextOrBrackets,
        /// Description.
        "desc": Text,
        /// Address of a small picture.
        "thumbUrl": Text,
    }
    /// A link (type 49), `a(link)`.
    LINK, "LinkContent": "link" [49] ["a("] {
        /// Title.
        "title": Text,
        /// Address.
        "url": TextOrBrackets,
    }
    /// A file (type 496), `file[key]`.
    FILE, "FileContent": "file" [496] ["file["] {
        /// Its key.
        "key": Brackets,
        /// Its name.
        "title": Text,
        /// Its size.
        "totalLen": Number,
        /// Address.
        "url": Text,
    }
    /// An invitation to a group (type 495).
    INVITATION, "InvitationContent": "invitation" [495] [] {
        /// Title.
        "title": Text,
        /// Description.
        "desc": Text,
        /// Address.
        "url": Text,
        /// Address of a small picture.
        "thumbUrl": Text,
    }
    /// A mini program (小程序, type 4933); of what is in `resvred` only the beginning is known, `{"ap`.
    MINI_PROGRAM, "MiniProgramContent": "miniProgram" [4933] [] {}
    /// Anything else: a video call (50), a shared card (1001), a forwarded chat (4919), and types that are not documented.
    OTHER, "OtherContent": "other" [] [] {}
}

/// The order in which the kinds are looked for: without a type, a link is likelier than a location.
const ROWS: [&Row; 9] = [TEXT, IMAGE, VOICE, CARD, LINK, LOCATION, FILE, INVITATION, MINI_PROGRAM];

/// Reads a message from its type, `ad_chatting_content` and `ad_chatting_resvred`. What is broken counts as missing.
pub fn read(message_type: Option<i64>, content: &str, reserved: &str) -> ChatContent {
    let reserved = unescaped(reserved);
    let reserved = Json::parse(&reserved).unwrap_or(Json::NULL);
    let row = row_of(message_type, content, reserved);
    let inside = brackets(row, content).filter(|inside| !inside.is_empty());

    let mut fields = vec![("kind", text(Some(row.kind))), ("type", whole(message_type))];
    for &(name, source) in row.fields {
        let field = reserved.get(name).filter(|field| matches!(field.json_type, JsonType::String | JsonType::Number));
        let plain = field.map(Json::to_plain);
        let plain = plain.as_deref();
        let value = match source {
            Source::Content => text(Some(content)),
            Source::Brackets => text(inside),
            Source::LargeImage => text(inside.map(|key| [key, "_hd"].concat()).as_deref()),
            Source::Text => text(plain),
            Source::TextOrBrackets => text(plain.or(inside)),
            Source::Number => match plain {
                Some(number)
                    if number.contains('.') && field.is_some_and(|field| field.json_type == JsonType::Number) =>
                {
                    FieldValue::Decimal(number.to_owned())
                }
                plain => whole(plain.and_then(|number| integer(trimmed(number)))),
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

fn whole(integer: Option<i64>) -> FieldValue {
    integer.filter(|integer| is_safe(*integer)).map_or(FieldValue::Null, FieldValue::Integer)
}

/// The kind of a message. Without a type it follows from the content alone.
fn row_of(message_type: Option<i64>, content: &str, reserved: Json<'_>) -> &'static Row {
    let has_form = |row: &&&Row| brackets(row, content).is_some();
    match message_type {
        // Image or voice: the content shows which.
        Some(4) if has_form(&&IMAGE) => IMAGE,
        Some(4) if has_form(&&VOICE) || reserved.get("downloadKey").is_some() => VOICE,
        Some(number) => ROWS.iter().find(|row| row.types.contains(&number)).unwrap_or(&OTHER),
        None if content.is_empty() => OTHER,
        None => ROWS.iter().find(has_form).unwrap_or(&TEXT),
    }
}

/// What stands in the brackets of a content, if it has one of the forms of a row.
fn brackets<'a>(row: &Row, content: &'a str) -> Option<&'a str> {
    row.forms.iter().find_map(|form| {
        let rest = trimmed(content).strip_prefix(form)?;
        let closing = if form.ends_with('(') { b')' } else { b']' };
        let end = rest.bytes().rposition(|byte| byte == closing)?;
        rest.get(..end)
    })
}

/// JSON that is URL-encoded, or not, or twice.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(trimmed(text));
    for _ in 0..2 {
        if !text.starts_with('%') {
            break;
        }
        // A `+` stands for a space where everything else is escaped, a colon among it; elsewhere it is a plus.
        let spaced = if text.contains(':') { text } else { replace_char(&text, '+', ' ').into() };
        text = Cow::Owned(percent_decode_str(&spaced).decode_utf8_lossy().into_owned());
    }
    text
}
