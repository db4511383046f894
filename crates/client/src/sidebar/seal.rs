//! Making a sidebar URL, as the 企客聊 client does.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::cipher::{KeyFill, Mode, Padding, TripleDes};
use super::encoding::Encoding;
use super::input::{SidebarKeys, SidebarVisitToSeal, Timestamp};
use super::message::{self, Values};
use crate::time;

/// All characters but the unreserved ones of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The URL of a visit. `random` is a number from 0 to 1.
pub fn seal(visit: &SidebarVisitToSeal, keys: &SidebarKeys, now_ms: i64, random: f64) -> String {
    let (known, hint) = (keys.cipher_hint(), visit.cipher.unwrap_or_default());
    let encoding = known.encoding.or(hint.encoding).unwrap_or(Encoding::Base64);
    let cipher = TripleDes {
        mode: known.mode.or(hint.mode).unwrap_or(Mode::Cbc),
        padding: known.padding.or(hint.padding).unwrap_or(Padding::Pkcs7),
        key_fill: known.key.or(hint.key).unwrap_or(KeyFill::Zeros),
    };
    let user_id = visit.user_id.as_deref().unwrap_or_default();
    let interface_type = or_default(&visit.r#type, || "WL".to_owned());
    let time = or_default(&visit.time, || time::format_vendor_time(now_ms / 1000).unwrap_or_default());
    let neber = or_default(&visit.neber, || (100_000 + (random * 900_000.0) as i64).to_string());

    let base = keys.base();
    let key = message::key(base, &neber, user_id, &time);
    let pkid = encoding.encode(&cipher.encrypt(&message::write(user_id, &values(visit, now_ms)), &key));
    let user_id = encoding.encode(&cipher.encrypt(user_id, base));
    let mut url = keys.order_url.clone().unwrap_or_default();
    let mut separator = if url.contains('?') { '&' } else { '?' };
    for (name, value) in
        [("Type", &interface_type), ("PKID", &pkid), ("time", &time), ("neber", &neber), ("UserID", &user_id)]
    {
        url.push(separator);
        url.push_str(name);
        url.push('=');
        url.extend(utf8_percent_encode(value, ESCAPED));
        separator = '&';
    }
    url
}

/// A text, or its default where it is missing or empty.
fn or_default(text: &Option<String>, default: impl FnOnce() -> String) -> String {
    text.clone().filter(|text| !text.is_empty()).unwrap_or_else(default)
}

/// The values of the message's fields.
fn values(visit: &SidebarVisitToSeal, now_ms: i64) -> Values {
    let customer = visit.customer.clone().unwrap_or_default();
    let timestamp = match visit.timestamp {
        Timestamp::Now => Some((now_ms / 1000).to_string()),
        Timestamp::Unknown => None,
        Timestamp::Seconds(seconds) => Some(seconds.to_string()),
    };
    [
        timestamp,
        customer.wx,
        customer.tel,
        customer.number,
        visit.sign.clone(),
        customer.merchantid,
        customer.wechat,
        customer.uid,
        customer.original_id,
        visit.dock_pwd.clone(),
    ]
    .map(Option::unwrap_or_default)
}
