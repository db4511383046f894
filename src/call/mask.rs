//! Keeping secrets out of what people see.

/// What stands in the place of a secret.
const MASK: &str = "***";

/// Shorter ones would mask half of any text; no secret of the vendor's is that short.
const SHORTEST: usize = 4;

/// The text with every secret in it masked.
pub fn mask(text: &str, secrets: &[String]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = secrets.iter().find(|secret| secret.len() >= SHORTEST && rest.starts_with(secret.as_str()));
        let length = if let Some(secret) = found {
            masked.push_str(MASK);
            secret.len()
        } else {
            masked.push(first);
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    masked
}

/// The beginning of a text, of at most this many characters.
pub fn cut(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{cut, mask};

    #[test]
    fn masks_every_place() {
        let secrets = ["secret-key".to_owned(), String::new(), "ab".to_owned()];
        assert_eq!(mask("a secret-key, ab, secret-key", &secrets), "a ***, ab, ***");
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(cut("运营号配置", 3), "运营号");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("", 3), "");
    }
}
