//! Paths below the base address.

/// Whether a path stays below the base address. It must not contain anything by which a URL parser would leave it:
/// encoded dots, backslashes, characters that URL parsers remove.
pub fn is_below(path: &str) -> bool {
    let bytes = path.as_bytes();
    !bytes.iter().any(|byte| matches!(byte, b'\\' | b'#' | 0..=b' ' | 0x7f))
        && !bytes.windows(3).any(|part| part == b"://")
        && !bytes.starts_with(b"//")
        && !bytes.split(|byte| matches!(byte, b'/' | b'?')).any(is_dot_segment)
}

/// Whether a segment of a path is `.` or `..`, encoded or not.
fn is_dot_segment(segment: &[u8]) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while let [b'.', after @ ..] | [b'%', b'2', b'e' | b'E', after @ ..] = rest {
        rest = after;
        dots += 1;
    }
    rest.is_empty() && matches!(dots, 1 | 2)
}

/// An address without its query.
pub fn without_query(url: &str) -> &str {
    let end = url.bytes().position(|byte| byte == b'?').unwrap_or(url.len());
    url.get(..end).unwrap_or(url)
}

/// Joins base address and path with one slash.
pub fn join(base_url: &str, path: &str) -> String {
    let mut path = path;
    while let Some(rest) = path.strip_prefix("/") {
        path = rest;
    }
    [base_url, "/", path].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_base_address() {
        for path in ["friend", "/v2/System/Example", "a?b=c", "", "a..b", "...", "%2e%2e%2e"] {
            assert!(is_below(path), "{path}");
        }
        for path in [
            "..",
            "/a/../b",
            "a/%2E%2e",
            ".",
            "//other",
            "http://other/a",
            "a\\b",
            "a#b",
            "a b",
            "a\0",
            "a\u{7f}",
            "a?../b/..",
        ] {
            assert!(!is_below(path), "{path}");
        }
    }

    #[test]
    fn one_slash_stands_between_the_two() {
        for path in ["friend", "/friend", "//friend"] {
            assert_eq!(join("http://h/v1", path), "http://h/v1/friend");
        }
    }
}
