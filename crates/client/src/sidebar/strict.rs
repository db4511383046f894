//! The strict check of a message whose values are sent to a page.
//!
//! PKID is encrypted but not authenticated: whoever has seen an address can cut and alter its message without the key,
//! and could make the password part of a value that a page may see.

use super::message::{FIELDS, Fault, PASSWORD, behind_user, unescape};

/// The format of the messages that a merchant's 企客聊 writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFormat {
    /// As the vendor documents them: `dockPwd` is the last field.
    Documented,
    /// Without the field `dockPwd`.
    WithoutPassword,
}

/// How many consecutive characters of the password another value must not contain.
const PIECE: usize = 4;

/// Checks that a message is as the vendor writes it. The error is the reason for the log.
pub(super) fn check(text: &str, user_id: &str, format: MessageFormat) -> Result<(), &'static str> {
    let rest = behind_user(text, user_id).map_err(|fault| match fault {
        Fault::NoMessage => "is no message",
        Fault::OtherUser => "is the message of another user",
    })?;
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for part in rest.split('&').skip(1) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if !FIELDS.contains(&name) {
            return Err("has a field that the vendor does not document");
        }
        if fields.iter().any(|(known, _)| *known == name) {
            return Err("has a field twice");
        }
        fields.push((name, value));
    }
    let has_password = fields.iter().any(|(name, _)| *name == PASSWORD);
    let password = match (format, has_password) {
        (MessageFormat::Documented, false) => {
            return Err(
                "has no dockPwd: where the merchant's messages never have one, set options.sidebar.withoutDockPwd",
            );
        }
        (MessageFormat::WithoutPassword, true) => {
            return Err("has a dockPwd although options.sidebar.withoutDockPwd is set");
        }
        (MessageFormat::Documented, true) => fields.pop(),
        (MessageFormat::WithoutPassword, false) => None,
    };
    if password.is_some_and(|(name, _)| name != PASSWORD) {
        return Err("has a field behind dockPwd");
    }
    let password = password.map_or("", |(_, value)| value);
    let plain_password = unescape(password);
    if is_damaged(user_id) || is_damaged(&plain_password) {
        return Err("has a control character or a damaged character in a value");
    }
    for (_, value) in fields {
        let plain = unescape(value);
        if is_damaged(&plain) {
            return Err("has a control character or a damaged character in a value");
        }
        if has_piece_of(value, password) || has_piece_of(&plain, &plain_password) {
            return Err("has four or more consecutive characters of dockPwd in another value");
        }
    }
    Ok(())
}

/// Whether a value has characters that altered blocks decrypt to, and that users do not type.
fn is_damaged(value: &str) -> bool {
    value.chars().any(|character| character.is_control() || character == char::REPLACEMENT_CHARACTER)
}

fn has_piece_of(value: &str, password: &str) -> bool {
    let starts: Vec<usize> = password.char_indices().map(|(at, _)| at).chain([password.len()]).collect();
    let pieces = starts.iter().zip(starts.iter().skip(PIECE));
    pieces.filter_map(|(from, to)| password.get(*from..*to)).any(|piece| value.contains(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "UserID=b03&Timestamp=1592894384&WX=zhangsan&TEL=+8613800138000&Number=P03&sign=salt==\
                        &merchantid=9527&wechat=%E5%BA%97&uid=&originalId=wxid_a&dockPwd=hunter22";

    fn refusal(text: &str) -> &'static str {
        check(text, "b03", MessageFormat::Documented).err().unwrap_or("")
    }

    #[test]
    fn a_message_as_the_vendor_writes_it_is_taken() {
        assert_eq!(refusal(GOOD), "");
        assert_eq!(refusal(&GOOD.replace("hunter22", "")), "");
        assert_eq!(refusal("UserID=b03&WX=w&dockPwd=p"), "", "other fields may be missing");
        assert_eq!(check("UserID=%E5%BA%97&dockPwd=p", "店", MessageFormat::Documented), Ok(()));
    }

    #[test]
    fn a_message_that_was_cut_or_altered_is_refused() {
        for (from, to, reason) in [
            // ECB: a block is cut out.
            ("&dockPwd", "", "no dockPwd"),
            ("&dockPwd=", "", "no dockPwd"),
            // CBC: a bit is altered.
            ("&dockPwd=", "'dockPwd=", "no dockPwd"),
            ("&dockPwd=", "&eockPwd=", "does not document"),
            ("&dockPwd=", "&dockPwd<", "does not document"),
            ("&WX=", "&later=1&WX=", "does not document"),
            ("&WX=", "&WX&WX=", "twice"),
            ("&WX=", "&dockPwd=&WX=", "twice"),
            ("&uid=", "&TEL=1&uid=", "twice"),
            ("zhangsan", "zhang\u{1}san", "control character"),
            ("zhangsan", "zhang%0Asan", "control character"),
            ("zhangsan", "zhang\u{fffd}", "damaged"),
            ("zhangsan", "%EF%BF%BD", "damaged"),
            ("hunter22", "hunter\0\u{1}", "control character"),
            ("hunter22", "hunter22&uid2=", "does not document"),
            // A block of the password is copied.
            ("zhangsan", "xunterx", "four or more"),
            ("zhangsan", "%75nter", "four or more"),
        ] {
            let text = GOOD.replacen(from, to, 1);
            assert!(refusal(&text).contains(reason), "{text}: {}", refusal(&text));
        }
        let (before, password) = GOOD.split_at(GOOD.len() - "&dockPwd=hunter22".len());
        let first = before.replacen("&WX=", &[password, "&WX="].concat(), 1);
        assert!(refusal(&first).contains("behind dockPwd"), "{first}");
        assert!(refusal(&GOOD.replace("b03", "b04")).contains("another user"));
    }

    #[test]
    fn escaped_pieces_of_the_password_are_found_too() {
        let escaped = "UserID=b03&WX=2Bb%2Bc&dockPwd=a%2Bb%2Bc";
        assert!(refusal(escaped).contains("four or more"));
        let chinese = "UserID=b03&WX=一二三四五&dockPwd=零一二三四";
        assert!(refusal(chinese).contains("four or more"));
        assert_eq!(refusal("UserID=b03&WX=138&dockPwd=138"), "", "three characters say nothing");
    }

    #[test]
    fn messages_without_the_field_have_a_form_of_their_own() {
        let without = GOOD.replace("&dockPwd=hunter22", "");
        assert_eq!(check(&without, "b03", MessageFormat::WithoutPassword), Ok(()));
        assert!(refusal(&without).contains("withoutDockPwd"));
        let refused = check(GOOD, "b03", MessageFormat::WithoutPassword);
        assert!(refused.is_err_and(|reason| reason.contains("withoutDockPwd")));
    }
}
