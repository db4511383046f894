//! Reading a chat message (读取聊天记录): its type, and two fields of which each type makes another use.

use std::borrow::Cow;

use crate::json_text::{Json, integer};
use crate::object::Object;
use crate::percent;
use youmi_wire::decode;
use youmi_wire::json::{Next, Reader};
use youmi_wire::shape::Kind;
use youmi_wire::tape::Tape;
use youmi_wire::text::trimmed;

/// A kind of message.
struct Row {
    kind: &'static str,
    /// The vendor's numbers of it.
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

use Source::{Brackets, Content, LargeImage, Number, Text, TextOrBrackets};

const IMAGE: &Row =
    &Row { kind: "image", types: &[2, 3], forms: &["imgs["], fields: &[("key", Brackets), ("key_hd", LargeImage)] };

const VOICE: &Row = &Row {
    kind: "voice",
    types: &[34],
    forms: &["audio[", "audioT["],
    fields: &[("key", Brackets), ("downloadKey", Text), ("videoLen", Number)],
};

const TEXT: &Row = &Row { kind: "text", types: &[1], forms: &[], fields: &[("text", Content)] };

const OTHER: &Row = &Row { kind: "other", types: &[], forms: &[], fields: &[] };

/// The vendor's table. A type of 4 stands in two of its rows, see [`row`].
static ROWS: [&Row; 9] = [
    TEXT,
    IMAGE,
    VOICE,
    &Row { kind: "card", types: &[42], forms: &["MP["], fields: &[("nickname", TextOrBrackets)] },
    &Row { kind: "link", types: &[49], forms: &["a("], fields: &[("title", Text), ("url", TextOrBrackets)] },
    &Row {
        kind: "location",
        types: &[48],
        forms: &["a("],
        fields: &[("title", Text), ("url", TextOrBrackets), ("desc", Text), ("thumbUrl", Text)],
    },
    &Row {
        kind: "file",
        types: &[496],
        forms: &["file["],
        fields: &[("key", Brackets), ("title", Text), ("totalLen", Number), ("url", Text)],
    },
    &Row {
        kind: "invitation",
        types: &[495],
        forms: &[],
        fields: &[("title", Text), ("url", Text), ("desc", Text), ("thumbUrl", Text)],
    },
    &Row { kind: "miniProgram", types: &[4933], forms: &[], fields: &[] },
];

/// Reads a message from its type, `ad_chatting_content` and `ad_chatting_resvred`. What is broken counts as missing.
pub fn read(kind: Option<i64>, content: &str, reserved: &str) -> Tape {
    let reserved = unescaped(reserved);
    let fields = Json::parse(&reserved).unwrap_or(Json::NULL);
    let row = row(kind, content, fields);
    let inside = brackets(row, content).filter(|inside| !inside.is_empty());

    let mut object = Object::new(Tape::default());
    object.text("kind", Some(row.kind));
    object.integer("type", kind);
    for (name, source) in row.fields {
        let field = fields.get(name).filter(|field| matches!(field.kind, Next::Text | Next::Number));
        let text = field.map(Json::to_plain);
        let text = text.as_deref();
        match source {
            Content => object.text(name, Some(content)),
            Brackets => object.text(name, inside),
            LargeImage => {
                let large = inside.map(|key| {
                    let mut large = key.to_owned();
                    large.push_str("_hd");
                    large
                });
                object.text(name, large.as_deref());
            }
            Text => object.text(name, text),
            TextOrBrackets => object.text(name, text.or(inside)),
            Number => match text {
                Some(number) if number.contains('.') && field.is_some_and(|field| field.kind == Next::Number) => {
                    object.key(name);
                    object.tape.number(number.as_bytes());
                }
                text => object.integer(name, text.and_then(|text| integer(trimmed(text)))),
            },
        }
    }
    object.text("content", Some(content));
    object.key("resvred");
    if fields.kind == Next::Null {
        object.tape.null();
    } else {
        // What could be read once can be read again.
        let _ = decode::value(&mut Reader::new(reserved.as_bytes()), &Kind::Any, true, &mut object.tape);
    }
    object.end()
}

/// What a message is. Without a type its content alone has to tell.
fn row(kind: Option<i64>, content: &str, reserved: Json<'_>) -> &'static Row {
    let has_form = |row: &&&Row| brackets(row, content).is_some();
    match kind {
        // Image or voice, which its content tells.
        Some(4) if has_form(&&IMAGE) => IMAGE,
        Some(4) if has_form(&&VOICE) || reserved.get("downloadKey").is_some() => VOICE,
        Some(kind) => ROWS.iter().find(|row| row.types.contains(&kind)).unwrap_or(&OTHER),
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
        let decoded = if text.contains(':') {
            percent::decode(&text)
        } else {
            percent::decode(&percent::exchanged(&text, '+', ' '))
        };
        text = Cow::Owned(String::from_utf8_lossy(&decoded).into_owned());
    }
    text
}
