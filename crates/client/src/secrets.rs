//! Masking secrets in errors and logs.

use percent_encoding::percent_decode_str;

use crate::percent;

/// The replacement for a secret.
const MASK: &str = "***";

/// Shorter secrets are not masked, because they occur in ordinary text. The vendor's secrets are longer.
const SHORTEST_SECRET: usize = 4;

/// Masks every secret in a text, however it is escaped: servers and libraries repeat values URL-encoded, decoded, or as
/// JSON.
pub fn mask(text: &str, secrets: &[String]) -> String {
    mask_beginning(text, secrets, usize::MAX)
}

/// Whether a text contains a secret as it is. Most bytes are not looked at (Boyer, Moore and Horspool): comparing at every
/// place took longer than all else that the gateway does with an answer of 5,000 records.
pub fn contains(text: &[u8], secret: &[u8]) -> bool {
    let Some((_, before_last)) = secret.split_last() else { return false };
    // How far the next place to compare is at least, by the byte that stands at the end of this one.
    let mut steps = [secret.len(); 256];
    for (index, byte) in before_last.iter().enumerate() {
        if let Some(step) = steps.get_mut(usize::from(*byte)) {
            *step = before_last.len() - index;
        }
    }
    let mut rest = text;
    while let Some(place) = rest.get(..secret.len()) {
        if place == secret {
            return true;
        }
        let step = place.last().and_then(|byte| steps.get(usize::from(*byte))).copied().unwrap_or(1);
        rest = rest.get(step..).unwrap_or_default();
    }
    false
}

/// Masks the secrets in at most so many characters at the beginning of a text. A secret at the end of them is masked
/// whole.
pub fn mask_beginning(text: &str, secrets: &[String], characters: usize) -> String {
    let mut masked = String::new();
    let mut rest = text;
    let mut count = 0;
    while let Some(first) = rest.chars().next().filter(|_| count < characters) {
        count += 1;
        let long_enough = secrets.iter().filter(|secret| secret.len() >= SHORTEST_SECRET);
        let found = long_enough.filter_map(|secret| match_length(secret.as_bytes(), rest.as_bytes())).max();
        if found.is_some() {
            masked.push_str(MASK);
        } else {
            masked.push(first);
        }
        rest = rest.get(found.unwrap_or(first.len_utf8())..).unwrap_or_default();
    }
    masked
}

/// The length of a secret at the beginning of a text, where it may be escaped; `None` if the text does not begin with
/// it.
fn match_length(secret: &[u8], text: &[u8]) -> Option<usize> {
    let (mut secret, mut at) = (secret, 0);
    while let [byte, rest_of_secret @ ..] = secret {
        let rest = text.get(at..)?;
        if rest.first() == Some(byte) {
            (secret, at) = (rest_of_secret, at + 1);
            continue;
        }
        let mut utf8 = [0; 4];
        let (bytes, length) = decode_escape(rest, &mut utf8)?;
        secret = secret.strip_prefix(bytes)?;
        at += length;
    }
    Some(at)
}

/// Decodes the escape at the beginning of a text: `%XX`, and JSON's `\uXXXX` and `\/`, with more backslashes in nested
/// JSON. Returns its bytes and its length.
fn decode_escape<'a>(text: &[u8], utf8: &'a mut [u8; 4]) -> Option<(&'a [u8], usize)> {
    match text {
        [b'%', rest @ ..] => {
            *utf8.first_mut()? = parse_hex(rest.get(..2)?)? as u8;
            Some((utf8.get(..1)?, 3))
        }
        [b'\\', ..] => {
            let slashes = text.iter().take_while(|byte| **byte == b'\\').count();
            match text.get(slashes..)? {
                [b'u', rest @ ..] => {
                    let code = parse_hex(rest.get(..4)?)?;
                    Some((char::from_u32(code)?.encode_utf8(utf8).as_bytes(), slashes + 5))
                }
                [plain, ..] => {
                    *utf8.first_mut()? = *plain;
                    Some((utf8.get(..1)?, slashes + 1))
                }
                [] => None,
            }
        }
        _ => None,
    }
}

/// Parses hexadecimal digits.
fn parse_hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| Some(number << 4 | u32::from(percent::hex_value(*digit)?)))
}

/// Masks everything that may be a token or a signature: long runs of their characters. Words such as `invalid_client`
/// stay.
pub fn mask_tokens(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '/' | '=' | '%');
    let mut masked = String::new();
    let mut run = 0;
    for character in text.chars() {
        if is_part(character) {
            run += 1;
        } else {
            mask_run(&mut masked, run);
            run = 0;
        }
        masked.push(character);
    }
    mask_run(&mut masked, run);
    masked
}

/// Masks the last `length` characters of a text, which are ASCII, if they may be a token.
fn mask_run(masked: &mut String, length: usize) {
    const LONGEST_PUBLIC: usize = 11;
    let start = masked.len() - length;
    let is_word = |run: &[u8]| run.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_');
    if length > LONGEST_PUBLIC && !masked.as_bytes().get(start..).is_some_and(is_word) {
        masked.truncate(start);
        masked.push_str(MASK);
    }
}

/// At most so many characters at the beginning of a text.
pub fn cut(text: &str, characters: usize) -> &str {
    let end = text.chars().take(characters).map(char::len_utf8).sum();
    text.get(..end).unwrap_or(text)
}

/// A signature without the URL encoding in which it is sent, as servers repeat it.
pub fn decoded_signature(signature: &str) -> String {
    percent_decode_str(signature).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{contains, cut, mask, mask_tokens};

    #[test]
    fn finds_a_secret_at_every_place() {
        let secrets = ["a", "ab", "aab", "abab", "abcabd", "密钥", "aaaa", "xyzxyzxyw"];
        let texts = ["", "a", "b", "aab", "ababab", "abcabcabd", "密密钥钥", "aaabaaaa", "xyzxyzxyzxyw", "xyzxyzxyz"];
        for secret in secrets {
            for text in texts.iter().chain(&secrets) {
                assert_eq!(contains(text.as_bytes(), secret.as_bytes()), text.contains(secret), "{secret} in {text}");
            }
        }
        assert!(!contains(b"text", b""));
    }

    #[test]
    fn masks_every_place() {
        let secrets = ["secret-key".to_owned(), String::new(), "ab".to_owned()];
        assert_eq!(mask("a secret-key, ab, secret-key", &secrets), "a ***, ab, ***");
    }

    #[test]
    fn knows_a_secret_in_every_form() {
        let secrets = ["a+b/c=".to_owned()];
        for form in ["a+b/c=", "a%2bb%2fc%3d", "a%2Bb%2Fc%3D", r"a+b\/c=", r"a\u002bb\/c=", r"a\u002Bb/c%3d"] {
            assert_eq!(mask(&format!("<{form}>"), &secrets), "<***>", "{form}");
        }
        assert_eq!(mask("a+b/c", &secrets), "a+b/c");
        assert_eq!(mask("密钥=密钥钥", &["密钥钥".to_owned()]), "密钥=***");
    }

    #[test]
    fn knows_a_secret_in_every_escape() {
        let secrets = ["密+钥a".to_owned()];
        for form in [r"\u5bc6+\u94a5a", r"\u5BC6\u002b\u94A5a", r"\\u5bc6\\u002B\\u94a5a", "%e5%af%86%2B%E9%92%A5a"] {
            assert_eq!(mask(&format!("<{form}>"), &secrets), "<***>", "{form}");
        }
        for other in [r"\u5bc6\u002b", r"\u5bc", "%e", r"密+\ud834"] {
            assert_eq!(mask(other, &secrets), other);
        }
    }

    #[test]
    fn masks_what_may_be_a_token() {
        let text = r#"{"accessToken":"eyJhbGciOiJIUzI1NiJ9.VG9r","expires_in":1796148072,"msg":"运营号 ok"}"#;
        assert_eq!(mask_tokens(text), r#"{"accessToken":"***","expires_in":1796148072,"msg":"运营号 ok"}"#);
        assert_eq!(mask_tokens(r#"{"error":"invalid_client"}"#), r#"{"error":"invalid_client"}"#);
        assert_eq!(mask_tokens("0123456789abcdef sso.example.com-x"), "*** ***");
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(cut("运营号配置", 3), "运营号");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("", 3), "");
    }
}
