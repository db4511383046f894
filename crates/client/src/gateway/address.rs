//! The address of a request, and what options say of addresses.

use crate::percent;

/// The fewest characters of a secret that stands in an address.
const SHORTEST_SECRET: usize = 16;

/// A request's address, none of its parts interpreted.
#[derive(Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// Scheme, host and port.
    pub origin: &'a str,
    /// What is behind the host.
    pub path: &'a str,
    /// Without the question mark.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    /// Takes an address apart. Nothing if it has a fragment, which no request has on its way to a server: somebody has
    /// smuggled a `#` into the host, so that what it was asked for lies behind.
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

/// Whether the header `Host` holds a host. Servers put it into an address as it came, so anything that ends a host there
/// would have the rest read as a path.
pub fn is_host(header: &str) -> bool {
    !header.chars().any(|character| matches!(character, '/' | '\\' | '?' | '#' | '@' | '\0'..=' ' | '\x7f'))
}

/// Whether the header `Origin` can be this, of a page whose scheme is an application's own: `tauri://localhost`,
/// `app://crm`. Those of the web are left to the platform's URL parser.
pub fn is_custom_origin(text: &str) -> bool {
    let Some((scheme, host)) = text.split_once("://") else { return false };
    let (host, port) = host.rsplit_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
    let is_letter = |byte: &u8| byte.is_ascii_lowercase();
    // Pages of these have no such origin.
    !matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "file" | "data" | "blob" | "about" | "javascript")
        && scheme.as_bytes().first().is_some_and(is_letter)
        && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte))
        && !host.is_empty()
        && host.bytes().all(|byte| percent::is_unreserved(byte) && !byte.is_ascii_uppercase())
        && port.is_none_or(|port| matches!(port.len(), 1..=5) && port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether every escape in a path is one, and is needed: what may stand as it is has to.
pub fn has_sound_escapes(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| match rest.as_bytes() {
        [high, low, ..] => match (percent::hex(*high), percent::hex(*low)) {
            (Some(high), Some(low)) => !percent::is_unreserved(high << 4 | low),
            _ => false,
        },
        _ => false,
    })
}

/// Whether a text stands in a path as it is, and is too long to be guessed.
pub fn is_path_secret(text: &str) -> bool {
    text.len() >= SHORTEST_SECRET && text.bytes().all(percent::is_unreserved)
}

/// Whether a text is the name of a header.
pub fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
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
