//! The headers of a request.

use youmi_wire::text::{trimmed, write_json};

/// Names and values. Setting a header replaces one whose name differs only in case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Sets a header. White space around the value is removed.
    pub fn set(&mut self, name: &str, value: &str) {
        let header = (name.to_owned(), trimmed(value).to_owned());
        match self.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some(known) => *known = header,
            None => self.0.push(header),
        }
    }

    /// The headers as a JSON object.
    pub fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (name, value) in &self.0 {
            if json.len() > 1 {
                json.push(',');
            }
            write_json(name, &mut json);
            json.push(':');
            write_json(value, &mut json);
        }
        json.push('}');
        json
    }
}

/// Whether HTTP allows a header of this name and value.
pub fn is_header(name: &str, value: &str) -> bool {
    is_header_name(name) && value.chars().all(is_header_character)
}

/// Whether a text can be the name of a header.
pub fn is_header_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Whether a text is not blank and can be the value of a header.
pub fn is_header_text(text: &str) -> bool {
    !text.trim_ascii().is_empty() && text.chars().all(is_header_character)
}

const fn is_header_character(character: char) -> bool {
    matches!(character, '\t' | ' '..='~' | '\u{80}'..='\u{ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_replaces_one_of_the_same_name() {
        let mut headers = Headers::default();
        headers.set("X-Trace", " 1\t");
        headers.set("TenantId", "a\"b");
        headers.set("x-trace", "2");
        assert_eq!(headers.to_json(), r#"{"x-trace":"2","TenantId":"a\"b"}"#);
        assert_eq!(Headers::default().to_json(), "{}");
    }

    #[test]
    fn http_carries_no_line_breaks_and_no_other_scripts() {
        assert!(is_header("X-Trace", "a b\té"));
        assert!(is_header("X-Trace", ""));
        for (name, value) in
            [("", "a"), ("X Trace", "a"), ("X-Trace", "a\nb"), ("X-Trace", "张"), ("X\0", "a"), ("X", "\0")]
        {
            assert!(!is_header(name, value), "{name}: {value}");
        }
        assert!(is_header_text("token") && !is_header_text(" ") && !is_header_text(""));
    }
}
