//! Queries and bodies as HTML forms write them.

use crate::percent;

/// An address with more parameters in its query.
pub fn with_query(url: &str, query: &[(String, String)]) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let query = encode(query.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    [url, if url.contains('?') { "&" } else { "?" }, &query].concat()
}

/// A body as HTML forms send it, and a query as they write it.
pub fn encode<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_' | b' ');
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        percent::encode(name, true, is_plain, &mut form);
        form.push('=');
        percent::encode(value, true, is_plain, &mut form);
    }
    percent::exchanged(&form, ' ', '+')
}
