//! Reading a chat message (读取聊天记录): its type, and two fields of which each type makes another use.

use std::borrow::Cow;

use serde::Serialize;
use tsify::Tsify;

use crate::json_text::{Json, JsonText, integer};
use crate::percent;
use youmi_wire::decode::is_safe;
use youmi_wire::json::Next;
use youmi_wire::text::trimmed;

/// What a chat message holds. In JavaScript it is one object; its TypeScript, a union on `kind`, is in `types.d.ts`.
#[derive(Debug, PartialEq, Serialize)]
pub struct ChatContent {
    /// What only messages of its kind have.
    #[serde(flatten)]
    pub details: ChatDetails,
    /// What every message has.
    #[serde(flatten)]
    pub base: ChatContentBase,
}

/// What only messages of one kind have.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "the structs say what they are")]
pub enum ChatDetails {
    Text(TextContent),
    Image(ImageContent),
    Voice(VoiceContent),
    Card(CardContent),
    Location(LocationContent),
    Link(LinkContent),
    File(FileContent),
    Invitation(InvitationContent),
    MiniProgram(MiniProgramContent),
    Other(OtherContent),
}

/// What every content has, whatever its kind.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ChatContentBase {
    /// The vendor's number of the type; null if the message has none.
    pub r#type: Option<f64>,
    /// `ad_chatting_content` as it came.
    pub content: String,
    /// `ad_chatting_resvred`, decoded and parsed; null if there is none or it is broken.
    #[tsify(type = "JsonValue")]
    pub resvred: JsonText,
}

/// A text (type 1).
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "text")]
pub struct TextContent {
    /// The text.
    pub text: String,
}

/// An image (types 2, 3, 4), `imgs[key]`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "image")]
#[tsify(missing_as_null)]
pub struct ImageContent {
    /// Key of the image.
    pub key: Option<String>,
    /// Key of the large image.
    pub key_hd: Option<String>,
}

/// A voice message (types 4, 34), `audio[key]` or `audioT[key]`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "voice", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct VoiceContent {
    /// Its key.
    pub key: Option<String>,
    /// Its key for downloading.
    pub download_key: Option<String>,
    /// Its length in seconds.
    pub video_len: Option<f64>,
}

/// A contact card (名片, type 42), `MP[nickname]`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "card")]
#[tsify(missing_as_null)]
pub struct CardContent {
    /// Whose card it is.
    pub nickname: Option<String>,
}

/// A location (type 48), `a(link)`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "location", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct LocationContent {
    /// Title.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Description.
    pub desc: Option<String>,
    /// Address of a small picture.
    pub thumb_url: Option<String>,
}

/// A link (type 49), `a(link)`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "link")]
#[tsify(missing_as_null)]
pub struct LinkContent {
    /// Title.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
}

/// A file (type 496), `file[key]`.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "file", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct FileContent {
    /// Its key.
    pub key: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// Its size.
    pub total_len: Option<f64>,
    /// Address.
    pub url: Option<String>,
}

/// An invitation to a group (type 495).
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "invitation", rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct InvitationContent {
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub desc: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Address of a small picture.
    pub thumb_url: Option<String>,
}

/// A mini program (小程序, type 4933); what is in `resvred` is not documented.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "miniProgram")]
pub struct MiniProgramContent {}

/// Anything else: a video call (50), a shared card (1001), a forwarded chat (4919), and types that are not documented.
#[derive(Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename = "other")]
pub struct OtherContent {}

/// The kinds of messages, as [`ChatDetails`] has them.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Image,
    Voice,
    Card,
    Location,
    Link,
    File,
    Invitation,
    MiniProgram,
    Other,
}

/// A row of the vendor's table.
struct Row {
    kind: Kind,
    /// The vendor's numbers of it. The number 4 stands in two rows, see [`kind_of`].
    types: &'static [i64],
    /// How its `ad_chatting_content` begins; a bracket ends it.
    forms: &'static [&'static str],
}

/// The vendor's table, in the order in which the kinds are looked for where a message has no number.
const ROWS: [Row; 9] = [
    Row { kind: Kind::Text, types: &[1], forms: &[] },
    Row { kind: Kind::Image, types: &[2, 3], forms: &["imgs["] },
    Row { kind: Kind::Voice, types: &[34], forms: &["audio[", "audioT["] },
    Row { kind: Kind::Card, types: &[42], forms: &["MP["] },
    Row { kind: Kind::Link, types: &[49], forms: &["a("] },
    Row { kind: Kind::Location, types: &[48], forms: &["a("] },
    Row { kind: Kind::File, types: &[496], forms: &["file["] },
    Row { kind: Kind::Invitation, types: &[495], forms: &[] },
    Row { kind: Kind::MiniProgram, types: &[4933], forms: &[] },
];

/// Reads a message from its type, `ad_chatting_content` and `ad_chatting_resvred`. What is broken counts as missing.
pub fn read(message_type: Option<i64>, content: &str, reserved: &str) -> ChatContent {
    let reserved = unescaped(reserved);
    let fields = Json::parse(&reserved).unwrap_or(Json::NULL);
    let kind = kind_of(message_type, content, fields);
    let in_brackets = || brackets(kind, content).filter(|inside| !inside.is_empty()).map(str::to_owned);
    let text = |name| plain_field(fields, name).map(|(text, _)| text.into_owned());
    let details = match kind {
        Kind::Text => ChatDetails::Text(TextContent { text: content.to_owned() }),
        Kind::Image => {
            let key = in_brackets();
            ChatDetails::Image(ImageContent { key_hd: key.as_ref().map(|key| [key, "_hd"].concat()), key })
        }
        Kind::Voice => ChatDetails::Voice(VoiceContent {
            key: in_brackets(),
            download_key: text("downloadKey"),
            video_len: number(fields, "videoLen"),
        }),
        Kind::Card => ChatDetails::Card(CardContent { nickname: text("nickname").or_else(in_brackets) }),
        Kind::Location => ChatDetails::Location(LocationContent {
            title: text("title"),
            url: text("url").or_else(in_brackets),
            desc: text("desc"),
            thumb_url: text("thumbUrl"),
        }),
        Kind::Link => ChatDetails::Link(LinkContent { title: text("title"), url: text("url").or_else(in_brackets) }),
        Kind::File => ChatDetails::File(FileContent {
            key: in_brackets(),
            title: text("title"),
            total_len: number(fields, "totalLen"),
            url: text("url"),
        }),
        Kind::Invitation => ChatDetails::Invitation(InvitationContent {
            title: text("title"),
            desc: text("desc"),
            url: text("url"),
            thumb_url: text("thumbUrl"),
        }),
        Kind::MiniProgram => ChatDetails::MiniProgram(MiniProgramContent {}),
        Kind::Other => ChatDetails::Other(OtherContent {}),
    };
    let r#type = message_type.filter(|number| is_safe(*number)).map(|number| number as f64);
    let resvred = JsonText(fields.json.to_owned());
    ChatContent { details, base: ChatContentBase { r#type, content: content.to_owned(), resvred } }
}

/// The kind of a message. Without a number its content alone has to tell.
fn kind_of(message_type: Option<i64>, content: &str, reserved: Json<'_>) -> Kind {
    let has_form = |kind| brackets(kind, content).is_some();
    match message_type {
        // Image or voice, which its content tells.
        Some(4) if has_form(Kind::Image) => Kind::Image,
        Some(4) if has_form(Kind::Voice) || reserved.get("downloadKey").is_some() => Kind::Voice,
        Some(number) => ROWS.iter().find(|row| row.types.contains(&number)).map_or(Kind::Other, |row| row.kind),
        None if content.is_empty() => Kind::Other,
        None => ROWS.iter().find(|row| has_form(row.kind)).map_or(Kind::Text, |row| row.kind),
    }
}

/// What stands in the brackets of a content, if it has one of the forms of a kind.
fn brackets(kind: Kind, content: &str) -> Option<&str> {
    let row = ROWS.iter().find(|row| row.kind == kind)?;
    row.forms.iter().find_map(|form| {
        let rest = trimmed(content).strip_prefix(form)?;
        let closing = if form.ends_with('(') { b')' } else { b']' };
        let end = rest.bytes().rposition(|byte| byte == closing)?;
        rest.get(..end)
    })
}

/// A field that is a string or a number, as text, and which of them it is.
fn plain_field<'a>(fields: Json<'a>, name: &str) -> Option<(Cow<'a, str>, Next)> {
    let field = fields.get(name).filter(|field| matches!(field.kind, Next::Text | Next::Number))?;
    Some((field.to_plain(), field.kind))
}

/// A field that is a number, or a whole number in a string.
fn number(fields: Json<'_>, name: &str) -> Option<f64> {
    let (text, kind) = plain_field(fields, name)?;
    if kind == Next::Number && text.contains('.') {
        return decimal(&text);
    }
    integer(trimmed(&text)).filter(|integer| is_safe(*integer)).map(|integer| integer as f64)
}

/// The value of a JSON number with a decimal point. The standard library's own reading would add 5 KB to the module.
fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut digits = 0.0;
    let mut scale = integer(exponent)?.clamp(-400, 400);
    let mut is_fraction = false;
    for byte in mantissa.bytes() {
        if byte.is_ascii_digit() {
            digits = digits * 10.0 + f64::from(byte - b'0');
            scale -= i64::from(is_fraction);
        }
        is_fraction |= byte == b'.';
    }
    let power = (0..scale.abs()).fold(1.0, |power, _| power * 10.0);
    let size = if scale < 0 { digits / power } else { digits * power };
    Some(if text.starts_with('-') { -size } else { size }).filter(|number| number.is_finite())
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
