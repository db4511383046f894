//! The address of a request, and checks of the addresses in options.

use crate::percent;

/// The least number of characters of a secret in an address.
const SHORTEST_SECRET: usize = 16;

/// The parts of a request's address, not decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// Scheme, host and port.
    pub origin: &'a str,
    /// Everything between the host and the query.
    pub path: &'a str,
    /// Without the question mark.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    /// Splits an address. `None` if it has a fragment. Requests have none, so the `#` came from a forged host, which
    /// would hide the actual path.
    pub fn read(url: &'a str) -> Option<Self> {
        if url.contains('#') {
            return None;
        }
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let host = address.find("://").map_or(0, |scheme| scheme + 3);
        let path = address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |slash| host + slash);
        let (origin, path) = address.split_at_checked(path).unwrap_or((address, ""));
        Some(Self { origin, path, query })
    }
}

/// Whether the header `Host` is a host. Servers make an address of it without a check, so a character that ends the
/// host would turn the rest into a path.
pub fn is_host(header: &str) -> bool {
    !header.chars().any(|character| matches!(character, '/' | '\\' | '?' | '#' | '@' | '\0'..=' ' | '\x7f'))
}

/// Whether a text can be the header `Origin` of a page with an application's own scheme: `tauri://localhost`,
/// `app://crm`. The platform's URL parser checks origins of the web.
pub fn is_custom_origin(text: &str) -> bool {
    let Some((scheme, host)) = text.split_once("://") else { return false };
    let (host, port) = host.rsplit_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
    let is_letter = |byte: &u8| byte.is_ascii_lowercase();
    // Pages of these schemes have other origins.
    !matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "file" | "data" | "blob" | "about" | "javascript")
        && scheme.as_bytes().first().is_some_and(is_letter)
        && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte))
        && !host.is_empty()
        && host.bytes().all(|byte| is_unreserved(byte) && !byte.is_ascii_uppercase())
        && port.is_none_or(|port| matches!(port.len(), 1..=5) && port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether every escape in a path is valid and necessary.
pub fn has_sound_escapes(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| match rest.as_bytes() {
        [high, low, ..] => match (percent::hex_value(*high), percent::hex_value(*low)) {
            (Some(high), Some(low)) => !is_unreserved(high << 4 | low),
            _ => false,
        },
        _ => false,
    })
}

/// Whether a text needs no escapes in a path and is too long to be guessed.
pub fn is_path_secret(text: &str) -> bool {
    text.len() >= SHORTEST_SECRET && text.bytes().all(is_unreserved)
}

/// Whether a byte is allowed everywhere in a URL (RFC 3986: unreserved).
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let read =
            |url: &str| Address::read(url).map(|address| [address.origin, address.path, address.query].join(" "));
        assert_eq!(read("http://a.example:80/b/c?d=e?f").as_deref(), Some("http://a.example:80 /b/c d=e?f"));
        assert_eq!(read("http://a.example").as_deref(), Some("http://a.example  "));
        assert_eq!(read("/b?c").as_deref(), Some(" /b c"));
        assert_eq!(read("http://a.example/youmi/v1/staff#/public"), None);
    }

    #[test]
    fn a_host_has_nothing_behind_it() {
        for host in ["a.example", "a.example:8443", "[::1]:3000", "127.0.0.1", "xn--fiq.example", ""] {
            assert!(is_host(host), "{host}");
        }
        for host in ["a/youmi/v1/WeCaht#", "a/", "a?b", "a#", "a\\b", "user@a", "a b", "a\r\nb"] {
            assert!(!is_host(host), "{host}");
        }
    }

    #[test]
    fn a_secret_is_long_and_needs_no_escapes() {
        assert!(is_path_secret("abcDEF0123456789") && is_path_secret("a-b.c_d~e-f.g_h~"));
        for secret in [
            "",
            "short",
            "fifteen-letters",
            "with space-0123456",
            "with/slash-0123456",
            "密钥密钥密钥密钥",
            "%41%41%41%41%41%41",
        ] {
            assert!(!is_path_secret(secret), "{secret}");
        }
    }

    #[test]
    fn pages_of_applications_have_origins() {
        for origin in [
            "tauri://localhost",
            "capacitor://localhost",
            "ionic://localhost",
            "app://crm",
            "app://.",
            "chrome-extension://abcdefghijklmnop",
            "crm+1.0://host:8080",
        ] {
            assert!(is_custom_origin(origin), "{origin}");
        }
        for text in [
            "tauri://localhost/",
            "tauri://localhost/index.html",
            "Tauri://localhost",
            "tauri://Localhost",
            "tauri://user@localhost",
            "tauri://",
            "tauri:localhost",
            "tauri",
            "://localhost",
            "1app://crm",
            "app://crm:",
            "app://crm:port",
            "app://crm?a",
            "app://crm#a",
            "app://c rm",
            "app://*",
            "file://host",
            "ws://host",
            "null",
            "",
        ] {
            assert!(!is_custom_origin(text), "{text}");
        }
    }

    #[test]
    fn escapes_are_sound_where_they_are_needed() {
        for path in ["", "/youmi", "/%E5%BA%97", "/a%20b", "/%2f"] {
            assert!(has_sound_escapes(path), "{path}");
        }
        for path in ["/%", "/%4", "/%zz", "/100%/a", "/%41", "/%2e%2e", "/%7E"] {
            assert!(!has_sound_escapes(path), "{path}");
        }
    }
}
