//! The kinds of messages as a table, which also gives their TypeScript. Structs and serde would add 2.5 KB to a page.

use wasm_bindgen::prelude::wasm_bindgen;

/// A kind of message.
pub(super) struct MessageKind {
    pub(super) name: &'static str,
    /// The vendor's numbers. The number 4 is missing, because it stands for two kinds, see `kind_of`.
    pub(super) types: &'static [i64],
    /// How `ad_chatting_content` may begin. The last character is an opening bracket.
    pub(super) prefixes: &'static [&'static str],
    /// Names of fields and where they are read.
    pub(super) fields: &'static [(&'static str, Source)],
}

/// Where a field is read.
#[derive(Clone, Copy)]
pub(super) enum Source {
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
            pub(super) const $constant: &MessageKind = &MessageKind {
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
pub(super) const KINDS: [&MessageKind; 9] = [TEXT, IMAGE, VOICE, CARD, LINK, LOCATION, FILE, INVITATION, MINI_PROGRAM];
