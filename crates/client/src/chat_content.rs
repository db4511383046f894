//! Reading a chat message (读取聊天记录): its type and two fields, whose use depends on the type.
//!
//! The kinds of messages are a table, which also gives their TypeScript. Structs and serde would add 2.5 KB to a page.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use wasm_bindgen::prelude::wasm_bindgen;
use youmi_wire::decode::is_safe;
use youmi_wire::json::JsonType;
use youmi_wire::text::trimmed;

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

/// A kind of message.
struct MessageKind {
    name: &'static str,
    /// The vendor's numbers. The number 4 is missing, because it stands for two kinds, see [`kind_of`].
    types: &'static [i64],
    /// How `ad_chatting_content` may begin. The last character is an opening bracket.
    prefixes: &'static [&'static str],
    /// Names of fields and where they are read.
    fields: &'static [(&'static str, Source)],
}

/// Where a field is read.
#[derive(Clone, Copy)]
enum Source {
    /// `ad_chatting_content`.
    Content,
    /// The text in the brackets of the content.
    Brackets,
    /// The text in the brackets, with `_hd` appended.
    LargeImage,
    /// The string of the same name in `ad_chatting_resvred`.
    Text,
    /// Like `Text`, or the text in the brackets if that is missing.
    TextOrBrackets,
    /// The number of the same name in `ad_chatting_resvred`.
    Number,
}

/// The TypeScript type of a source.
#[allow(unused_macros, reason = "TypeScript is made for wasm only")]
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

/// Declares the kinds of messages: a constant and a TypeScript interface for each.
macro_rules! kinds {
    ($(
        $(#[doc = $doc:literal])*
        $constant:ident, $interface:literal: $name:literal $types:tt $prefixes:tt {
            $( $(#[doc = $field_doc:literal])* $field:literal: $source:ident, )*
        }
    )*) => {
        $(
            const $constant: &MessageKind = &MessageKind {
                name: $name,
                types: &$types,
                prefixes: &$prefixes,
                fields: &[$(($field, Source::$source)),*],
            };
        )*

        #[wasm_bindgen(typescript_custom_section)]
        const TYPES: &str = concat!($(
            "/**\n", $(" *", $doc, "\n",)* " */\nexport interface ", $interface, " {\n",
            "  /**\n   * The kind of content.\n   *\n   * 内容的类别。\n   */\n  kind: \"", $name, "\";\n",
            $(
                "  /**\n", $("   *", $field_doc, "\n",)* "   */\n  ",
                $field, ": ", type_of!($source), ";\n",
            )*
            "}\n\n",
        )*);
    };
}

kinds! {
    /// A text (type 1).
    ///
    /// 文本（类型 1）。
    TEXT, "TextContent": "text" [1] [] {
        /// The text.
        ///
        /// 文本内容。
        "text": Content,
    }
    /// An image (types 2, 3, 4), `imgs[key]`.
    ///
    /// 图片（类型 2、3、4），`imgs[key]`。
    IMAGE, "ImageContent": "image" [2, 3] ["imgs["] {
        /// Key of the image.
        ///
        /// 图片的 key。
        "key": Brackets,
        /// Key of the large image.
        ///
        /// 大图的 key。
        "key_hd": LargeImage,
    }
    /// A voice message (types 4, 34), `audio[key]` or `audioT[key]`.
    ///
    /// 语音（类型 4、34），`audio[key]` 或 `audioT[key]`。
    VOICE, "VoiceContent": "voice" [34] ["audio[", "audioT["] {
        /// Key of the recording.
        ///
        /// 语音的 key。
        "key": Brackets,
        /// Key for downloading it.
        ///
        /// 下载用的 key。
        "downloadKey": Text,
        /// Length in seconds.
        ///
        /// 时长，单位秒。
        "videoLen": Number,
    }
    /// A contact card (名片, type 42), `MP[nickname]`.
    ///
    /// 名片（类型 42），`MP[nickname]`。
    CARD, "CardContent": "card" [42] ["MP["] {
        /// Nickname of the person on the card.
        ///
        /// 名片上的昵称。
        "nickname": TextOrBrackets,
    }
    /// A location (type 48), `a(link)`.
    ///
    /// 位置（类型 48），`a(link)`。
    LOCATION, "LocationContent": "location" [48] ["a("] {
        /// Title.
        ///
        /// 标题。
        "title": Text,
        /// Address.
        ///
        /// 链接地址。
        "url": TextOrBrackets,
        /// Description.
        ///
        /// 描述。
        "desc": Text,
        /// Address of a small picture.
        ///
        /// 缩略图地址。
        "thumbUrl": Text,
    }
    /// A link (type 49), `a(link)`.
    ///
    /// 链接（类型 49），`a(link)`。
    LINK, "LinkContent": "link" [49] ["a("] {
        /// Title.
        ///
        /// 标题。
        "title": Text,
        /// Address.
        ///
        /// 链接地址。
        "url": TextOrBrackets,
    }
    /// A file (type 496), `file[key]`.
    ///
    /// 文件（类型 496），`file[key]`。
    FILE, "FileContent": "file" [496] ["file["] {
        /// Key of the file.
        ///
        /// 文件的 key。
        "key": Brackets,
        /// File name.
        ///
        /// 文件名。
        "title": Text,
        /// File size.
        ///
        /// 文件大小。
        "totalLen": Number,
        /// Address.
        ///
        /// 链接地址。
        "url": Text,
    }
    /// An invitation to a group (type 495).
    ///
    /// 群邀请（类型 495）。
    INVITATION, "InvitationContent": "invitation" [495] [] {
        /// Title.
        ///
        /// 标题。
        "title": Text,
        /// Description.
        ///
        /// 描述。
        "desc": Text,
        /// Address.
        ///
        /// 链接地址。
        "url": Text,
        /// Address of a small picture.
        ///
        /// 缩略图地址。
        "thumbUrl": Text,
    }
    /// A mini program (小程序, type 4933); of what is in `resvred` only the beginning is known, `{"ap`.
    ///
    /// 小程序（类型 4933）；`resvred` 的内容只知开头为 `{"ap`。
    MINI_PROGRAM, "MiniProgramContent": "miniProgram" [4933] [] {}
    /// Anything else: a video call (50), a shared card (1001), a forwarded chat (4919), types without documentation.
    ///
    /// 其他：视频通话（50）、分享名片（1001）、转发的聊天记录（4919），以及文档未说明的类型。
    OTHER, "OtherContent": "other" [] [] {}
}

/// The kinds in the order in which they are tried. Without a type, a link is more likely than a location.
const KINDS: [&MessageKind; 9] = [TEXT, IMAGE, VOICE, CARD, LINK, LOCATION, FILE, INVITATION, MINI_PROGRAM];

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
