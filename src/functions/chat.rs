//! `parseChatContent` and `relationScene`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::chat_content::{self, FieldValue};
use youmi_client::json_text;
use youmi_client::relation_scene;
use youmi_wire::text::trimmed;

use crate::host::caller;
use crate::host::error::Error;
use crate::host::object::object;
use crate::host::values;

/// The keys under which the number of a message's type may stand. The vendor documents the numbers but not the key: the
/// first is like its other keys, the rest are guesses.
const TYPE_KEYS: [&str; 5] = ["ad_chatting_type", "ad_chatting_msgtype", "msgType", "MsgType", "type"];

/// The content of a chat message (读取聊天记录), read from `ad_chatting_content` and `ad_chatting_resvred`: a union on
/// `kind`.
///
/// ```ts
/// const content = parseChatContent(message);
/// if (content.kind === "image") show(content.key_hd);
/// ```
///
/// The number of the type is read from `ad_chatting_type`; the vendor does not document the key, so
/// `ad_chatting_msgtype`, `msgType`, `MsgType` and `type` are tried too. Without a number, the kind is derived from the
/// form of the content. Types that the vendor's table does not explain are `other`.
///
/// A malformed message does not throw: fields that cannot be read are null, `resvred` too, and `content` is always the
/// unchanged text. Throws a {@link YoumiError} of kind `argument` if `message` is not an object.
///
/// Vendor's page: v2 › ChatMess › 读取聊天记录.
///
/// 解析聊天消息的内容（读取聊天记录），依据 `ad_chatting_content` 和 `ad_chatting_resvred` 两个字段；
/// 结果是以 `kind` 区分的联合类型。
///
/// 类型编号取自 `ad_chatting_type`；厂商文档未说明该字段名，因此也会尝试 `ad_chatting_msgtype`、`msgType`、
/// `MsgType` 和 `type`。没有编号时，根据内容的形式判断。厂商的表格中没有说明的类型为 `other`。
///
/// 消息格式有误时不会抛出异常：读不出的字段为 null，`resvred` 也是如此，`content` 始终是原文。
/// `message` 不是对象时抛出 `argument` 类的 {@link YoumiError}。
///
/// 厂商文档：v2 › ChatMess › 读取聊天记录。
#[wasm_bindgen(js_name = parseChatContent, unchecked_return_type = "ChatContent")]
pub fn parse_chat_content(
    #[wasm_bindgen(unchecked_param_type = "object")] message: &JsValue,
) -> Result<JsValue, JsValue> {
    if !message.is_object() {
        return Err(Error::argument("message", "message has to be an object, as listChatMessages gives it").into());
    }
    let kind = TYPE_KEYS.into_iter().find_map(|key| integer(&caller::get(message, key)));
    let text = |key: &str| {
        let value = caller::get(message, key);
        match value.as_string() {
            Some(text) => text,
            None if value.is_null() || value.is_undefined() => String::new(),
            None => caller::stringify(&value).unwrap_or_default(),
        }
    };
    let content = chat_content::read(kind, &text("ad_chatting_content"), &text("ad_chatting_resvred"));
    let mut fields: Vec<_> = content.fields.iter().map(|(name, value)| (*name, field_value(value))).collect();
    fields.push(("resvred", values::from_json(content.resvred.as_bytes())?));
    Ok(object(&fields))
}

fn field_value(value: &FieldValue) -> JsValue {
    match value {
        FieldValue::Null => JsValue::NULL,
        FieldValue::Text(text) => JsValue::from_str(text),
        FieldValue::Integer(integer) => JsValue::from_f64(*integer as f64),
        FieldValue::Decimal(number) => {
            let number = JsValue::from_str(number).unchecked_into_f64();
            if number.is_finite() { JsValue::from_f64(number) } else { JsValue::NULL }
        }
    }
}

/// The description of a friend's source (好友来源, `ad_relation_scene`), in Chinese: of personal WeChat (个微, `"wechat"`) or
/// WeCom (企微, `"wecom"`); null if the code is not documented. The texts have the meaning of the vendor's table, in the
/// terms that WeChat itself uses.
///
/// Throws a {@link YoumiError} of kind `argument` if `app` is neither.
///
/// Vendor's page: v2 › Friend › 读取粉丝列表.
///
/// 查询好友来源（`ad_relation_scene`）的中文说明：个微（`"wechat"`）或企微（`"wecom"`）；文档没有该编号时为 null。
/// 含义依据厂商的表格，用词与微信一致。
///
/// `app` 不是二者之一时，抛出 `argument` 类的 {@link YoumiError}。
///
/// 厂商文档：v2 › Friend › 读取粉丝列表。
#[wasm_bindgen(js_name = relationScene, unchecked_return_type = "string | null")]
pub fn relation_scene(
    #[wasm_bindgen(unchecked_param_type = "number | string | null")] code: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "'wechat' | 'wecom'")] app: &JsValue,
) -> Result<JsValue, JsValue> {
    let is_wecom = match app.as_string().as_deref() {
        Some("wechat") => false,
        Some("wecom") => true,
        _ => return Err(Error::argument("app", "app has to be \"wechat\" or \"wecom\"").into()),
    };
    let description = integer(code).and_then(|code| relation_scene::describe(code, is_wecom));
    Ok(description.map_or(JsValue::NULL, JsValue::from_str))
}

/// An integer, or a string of one.
fn integer(value: &JsValue) -> Option<i64> {
    match value.as_f64() {
        Some(number) => (number.fract() == 0.0).then_some(number as i64),
        None => json_text::integer(trimmed(&value.as_string()?)),
    }
}
