//! The signature of v1 (生成signature): HMAC-SHA1, Base64, URL-encoded as .NET does it.

use base64ct::{Base64, Encoding};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The URL-encoded signature of a text. For a token the text is app id, nonce and timestamp; for a business call it is
/// access token, nonce and timestamp; there is nothing between them.
pub fn sign(text: &str, app_key: &str) -> String {
    // The error cannot occur, because HMAC takes keys of any length. The server would refuse an empty signature.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(app_key.as_bytes()) else { return String::new() };
    mac.update(text.as_bytes());
    let base64 = Base64::encode_string(&mac.finalize().into_bytes());
    let mut encoded = String::with_capacity(base64.len() + 8);
    for character in base64.chars() {
        match character {
            '+' => encoded.push_str("%2b"),
            '/' => encoded.push_str("%2f"),
            '=' => encoded.push_str("%3d"),
            plain => encoded.push(plain),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn agrees_with_rfc_2202() {
        // Case 2 of the RFC: effcdf6ae5eb2fa2d27416d5f184df9c259a7c79.
        assert_eq!(sign("what do ya want for nothing?", "Jefe"), "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d");
    }

    #[test]
    fn keys_and_texts_are_utf8() {
        // printf '中文' | openssl dgst -sha1 -hmac '密钥' -binary | base64
        assert_eq!(sign("中文", "密钥"), "cQGkqgL%2blj3l7wTd9tysywZJzLs%3d");
    }
}
