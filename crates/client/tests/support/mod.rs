//! Making and opening sidebar URLs as a test has them: as JSON.
#![allow(dead_code, reason = "each test uses some of it")]

use serde_json::{Value, json};
use youmi_client::input::InvalidInput;
use youmi_client::json_text::OwnedJson;
use youmi_client::sidebar::{Encoding, KeyFill, Mode, Padding, SidebarKeys, SidebarVisitToSeal, TripleDes, open, seal};

pub const NOW_MS: i64 = 1_592_894_384_500;
pub const NOW: i64 = NOW_MS / 1000;
pub const PRIVATE_KEYS: [&str; 5] =
    ["key", "系统私钥系统私钥系统私钥", "a private key longer than twenty-four bytes", "sixteen bytes it", ""];

/// ECB and what is common otherwise.
pub const ECB: TripleDes = TripleDes { mode: Mode::Ecb, padding: Padding::Pkcs7, key_fill: KeyFill::Zeros };

pub fn read(value: &Value) -> OwnedJson {
    OwnedJson::parse(value.to_string()).unwrap()
}

pub fn keys(value: Value) -> SidebarKeys {
    SidebarKeys::read(read(&value).value(), "keys").ok().unwrap()
}

pub fn sealed(visit: &Value, keys: &SidebarKeys) -> String {
    seal(&SidebarVisitToSeal::read(read(visit).value()).ok().unwrap(), keys, NOW_MS, 0.5)
}

pub fn opened(url: &str, keys: &SidebarKeys) -> Result<Value, InvalidInput> {
    open(url, keys, NOW_MS).map(|opened| serde_json::to_value(opened.visit).unwrap())
}

/// The path and the message of what is wrong.
pub fn refusal(url: &str, keys: &SidebarKeys) -> (String, String) {
    let wrong = opened(url, keys).expect_err(url);
    (wrong.path, wrong.message)
}

pub fn visit() -> Value {
    json!({
        "type": "WL",
        "userId": "张三",
        "customer": {
            "WX": "zhangsan", "TEL": "+86 138", "Number": "P03", "merchantid": "9527", "wechat": "w&x=1",
            "uid": "%41", "originalId": "wxid_a",
        },
        "timestamp": NOW,
        "sign": "salt==",
        "dockPwd": "p&w%=+&dockPwd=x",
        "cipher": { "mode": "cbc", "encoding": "base64", "padding": "pkcs7", "key": "zeros" },
    })
}

/// A URL as another program makes it: each part given as it stands.
pub fn foreign(user_id: &str, text: &str, time: &str, key: &str) -> String {
    foreign_in(ECB, user_id, text, time, key)
}

pub fn foreign_in(cipher: TripleDes, user_id: &str, text: &str, time: &str, key: &str) -> String {
    let pkid = cipher.encrypt(text, &format!("{key}?sign=123456{user_id}{time}"));
    let user_id = cipher.encrypt(user_id, key);
    let [pkid, user_id] = [pkid, user_id].map(|bytes| Encoding::Hex.encode(&bytes));
    format!("?Type=WL&PKID={pkid}&time={time}&neber=123456&UserID={user_id}")
}
