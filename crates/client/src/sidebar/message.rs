//! The message, which is the plain text of PKID: a query string whose escaping is not documented.

use std::borrow::Cow;

use percent_encoding::{percent_decode_str, percent_encode_byte};

use crate::constant_time::is_same;

/// The fields after `UserID`, in the vendor's order.
pub const FIELDS: [&str; 10] =
    ["Timestamp", "WX", "TEL", "Number", "sign", "merchantid", "wechat", "uid", "originalId", "dockPwd"];

/// The field with the user's password in the order system. The vendor writes it last.
pub const PASSWORD: &str = "dockPwd";

/// The values of [`FIELDS`].
pub type Values = [String; 10];

/// Why a text is not the message of a user, in the order of how close it is to being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The text is not a message.
    NoMessage,
    /// The text is the message of another user.
    OtherUser,
}

/// The key of PKID (密钥), made from the key of UserID and the other parameters.
pub fn key(base: &str, neber: &str, user_id: &str, time: &str) -> String {
    let mut key = base.to_owned();
    for part in ["?sign=", neber, user_id, time] {
        key.push_str(part);
    }
    key
}

/// Writes a message. Characters that have a meaning in query strings are escaped.
pub fn write(user_id: &str, values: &Values) -> String {
    let mut text = String::from("UserID=");
    escape(user_id, &mut text);
    for (name, value) in FIELDS.iter().zip(values) {
        text.push('&');
        text.push_str(name);
        text.push('=');
        escape(value, &mut text);
    }
    text
}

/// The part of a user's message after the user's name: empty, or a text that begins with `&`.
pub fn behind_user<'a>(text: &'a str, user_id: &str) -> Result<&'a str, Fault> {
    let text = text.strip_prefix("UserID=").ok_or(Fault::NoMessage)?;
    // The unescaped name is tried first, because with a server that does not escape it may contain a `&`.
    let plain = text
        .split_at_checked(user_id.len())
        .filter(|(name, rest)| is_same(name, user_id) && (rest.is_empty() || rest.starts_with('&')));
    if let Some((_, rest)) = plain {
        return Ok(rest);
    }
    let (name, rest) = text.split_at(text.find('&').unwrap_or(text.len()));
    if is_same(&unescape(name), user_id) { Ok(rest) } else { Err(Fault::OtherUser) }
}

/// Reads the message of a user, whether its server escapes values or not. Missing fields are empty, and unknown fields
/// are ignored. A field whose name may have been altered never becomes part of another value.
pub fn read(text: &str, user_id: &str) -> Result<Values, Fault> {
    let rest = behind_user(text, user_id)?;
    let mut values = Values::default();
    let mut seen = 0_u32;
    let mut last = None;
    for part in rest.split('&').skip(1) {
        let (name, value) = part.split_once('=').unwrap_or_default();
        let known = FIELDS.iter().position(|field| *field == name);
        if known.is_some_and(|index| seen >> index & 1 == 1) || name == "UserID" {
            // It is unknown which of two values of a field is valid.
            return Err(Fault::NoMessage);
        }
        if let Some(index) = known {
            seen |= 1 << index;
        }
        let place = known.or(last).and_then(|index| values.get_mut(index));
        if known.is_some() {
            last = known;
        } else if is_name(name) {
            last = None;
            continue;
        }
        if let Some(place) = place {
            // Without the name of a field, the `&` was part of the value before.
            if known.is_none() {
                if begins_with_name(part) {
                    return Err(Fault::NoMessage);
                }
                place.push('&');
            }
            place.push_str(if known.is_none() { part } else { value });
        }
    }
    if FIELDS.iter().zip(&values).any(|(name, value)| *name != PASSWORD && contains_name(value, PASSWORD)) {
        return Err(Fault::NoMessage);
    }
    for value in &mut values {
        *value = unescape(value);
    }
    Ok(values)
}

/// Whether a text begins with the name of a field, ignoring case, because altering a bit can change the case of a
/// letter.
fn begins_with_name(text: &str) -> bool {
    let begins =
        |name: &str| text.as_bytes().get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()));
    begins("UserID") || FIELDS.iter().any(|name| begins(name))
}

/// Whether a value contains a name, ignoring case.
fn contains_name(value: &str, name: &str) -> bool {
    value.as_bytes().windows(name.len()).any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn escape(value: &str, out: &mut String) {
    for character in value.chars() {
        match character {
            '%' | '&' | '+' | '=' | ..' ' => out.push_str(percent_encode_byte(character as u8)),
            character => out.push(character),
        }
    }
}

/// Decodes a value; returns it unchanged if its escapes are not UTF-8.
pub fn unescape(value: &str) -> String {
    percent_decode_str(value).decode_utf8().map_or_else(|_| value.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str, name: &str) -> Option<String> {
        let index = FIELDS.iter().position(|field| *field == name)?;
        read(text, "b03").ok()?.get(index).cloned()
    }

    #[test]
    fn what_is_written_can_be_read() {
        let values = ["", "a&b", "+86 138", "1=2", "100%", "%41", "张三&WX=b", "a\0b\n", "&", "p&UserID=x&dockPwd=%2"]
            .map(str::to_owned);
        for user in ["b03", "张三", "a&b", "a%26b", "", "&", "%", "b03&Timestamp=1"] {
            assert_eq!(read(&write(user, &values), user), Ok(values.clone()), "{user}");
        }
    }

    #[test]
    fn reads_servers_that_escape_nothing() {
        let text = "UserID=b03&Timestamp=1592894384&WX=zhang%san&TEL=+8613800138000&Number=100%&sign=salt==\
                    &merchantid=9527&wechat=a b&uid=&originalId=wxid_a&dockPwd=p&w%zz=%ff";
        for (name, value) in [
            ("Timestamp", "1592894384"),
            ("WX", "zhang%san"),
            ("TEL", "+8613800138000"),
            ("Number", "100%"),
            ("sign", "salt=="),
            ("merchantid", "9527"),
            ("wechat", "a b"),
            ("uid", ""),
            ("dockPwd", "p&w%zz=%ff"),
        ] {
            assert_eq!(field(text, name).as_deref(), Some(value), "{name}");
        }
        assert!(read("UserID=a&b=c&WX=d", "a&b=c").is_ok());
        assert!(read("UserID=a%&WX=d", "a%").is_ok());
    }

    #[test]
    fn reads_fields_in_any_order_and_leaves_out_unknown_ones() {
        let text = "UserID=b03&dockPwd=p&later=1&WX=w&x_1=&2";
        assert_eq!(field(text, "dockPwd").as_deref(), Some("p"));
        assert_eq!(field(text, "WX").as_deref(), Some("w"));
        assert_eq!(field(text, "TEL").as_deref(), Some(""));
        assert_eq!(read("UserID=b03", "b03"), Ok(Values::default()));
    }

    /// One or two bits of an encrypted message can be altered without the key, at the price of a block before them.
    #[test]
    fn an_altered_name_does_not_make_the_password_part_of_another_value() {
        let good = "UserID=b03&WX=w&originalId=wxid_a&dockPwd=hunter22";
        assert_eq!(field(good, "dockPwd").as_deref(), Some("hunter22"));
        for altered in ["&dockPwd<", "&dockPwd", "&DockPwd<", "'dockPwd=", "&dockPwd\u{fffd}", "xdOCKpWD="] {
            let text = good.replace("&dockPwd=", altered);
            assert_eq!(read(&text, "b03"), Err(Fault::NoMessage), "{text}");
        }
        for altered in ["&WX<w", "&UserID:b04", "&tel", "&wechatx<"] {
            let text = good.replace("&WX=w", &format!("&TEL=1{altered}"));
            assert_eq!(read(&text, "b03"), Err(Fault::NoMessage), "{text}");
        }
    }

    #[test]
    fn refuses_other_texts_and_other_users() {
        for text in ["", "UserID", "userid=b03&WX=", "&UserID=b03", "UserID=b03&WX=1&WX=2", "UserID=b03&UserID=b03"] {
            assert_eq!(read(text, "b03"), Err(Fault::NoMessage), "{text}");
        }
        for text in ["UserID=", "UserID=&WX=", "UserID=b0", "UserID=b031&WX=", "UserID=B03", "UserID=b03%20&"] {
            assert_eq!(read(text, "b03"), Err(Fault::OtherUser), "{text}");
        }
        // Too short for the name, and cut within a character.
        assert_eq!(read("UserID=张", "张三"), Err(Fault::OtherUser));
        assert_eq!(read("UserID=a张", "ab"), Err(Fault::OtherUser));
    }
}
