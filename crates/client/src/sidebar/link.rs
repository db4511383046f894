//! The parameters of the sidebar URL.

use percent_encoding::percent_decode_str;

use super::invalid_url;
use crate::input::InvalidInput;
use crate::percent::replace_char;

/// The parameters of a sidebar URL, not decoded.
#[derive(Debug)]
pub(super) struct Link<'a> {
    /// Type: the kind of interface, if the address has it.
    pub interface_type: Option<&'a str>,
    pub pkid: &'a str,
    pub user_id: &'a str,
    /// Random digits.
    pub neber: &'a str,
    pub time: &'a str,
}

impl<'a> Link<'a> {
    /// Reads an absolute or relative URL, or only its query string.
    pub(super) fn read(url: &'a str) -> Result<Self, InvalidInput> {
        Ok(Self {
            pkid: required(url, "PKID")?,
            user_id: required(url, "UserID")?,
            neber: required(url, "neber")?,
            time: parameter(url, "Time").map_or_else(|| required(url, "time"), Ok)?,
            interface_type: parameter(url, "Type"),
        })
    }

    /// The possible values of `time`, the most likely first: a space may have been written as `+`, or a `+` as a space.
    pub(super) fn times(&self) -> [String; 3] {
        let spaced = text(&replace_char(self.time, '+', ' '));
        let plused = replace_char(&spaced, ' ', '+');
        [spaced, text(self.time), plused]
    }
}

fn required<'a>(url: &'a str, name: &str) -> Result<&'a str, InvalidInput> {
    let found = parameter(url, name);
    found.ok_or_else(|| invalid_url(name, "is missing: is this the whole address that 企客聊 opened?"))
}

/// The value of the last parameter of a name that is not empty, because the vendor appends its parameters to the
/// address that is set. That may have a query, or a fragment that the page uses as a path.
fn parameter<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let mut found = None;
    for part in url.split(['?', '&', '#']) {
        if let Some(value) = part.strip_prefix(name).and_then(|rest| rest.strip_prefix('='))
            && !value.is_empty()
        {
            found = Some(value);
        }
    }
    found
}

/// Decodes a value.
pub(super) fn text(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = "Type=WL&PKID=a%2Bb+c/d==&time=2024-05-01%2012:00:00&neber=012345&UserID=e%20f";

    #[test]
    fn reads_whole_relative_and_bare_addresses() {
        for before in
            ["", "?", "/order?", "http://o.cn/p?", "http://o.cn/?a=1&", "http://o.cn/?PKID=x&a=1?", "http://o.cn/#/p?"]
        {
            for after in ["", "#top", "&", "&PKID=", "&XPKID=1&PKIDX=1"] {
                let url = format!("{before}{QUERY}{after}");
                let link = Link::read(&url).ok();
                let link = link.as_ref();
                assert_eq!(link.and_then(|link| link.interface_type), Some("WL"), "{url}");
                assert_eq!(link.map(|link| link.pkid), Some("a%2Bb+c/d=="), "{url}");
                assert_eq!(link.map(|link| link.user_id), Some("e%20f"), "{url}");
                assert_eq!(link.map(|link| link.neber), Some("012345"), "{url}");
            }
        }
    }

    #[test]
    fn time_is_tried_with_spaces_and_pluses() {
        let times = |time: &str| {
            let url = QUERY.replace("2024-05-01%2012:00:00", time);
            Link::read(&url).ok().map(|link| link.times()).unwrap_or_default()
        };
        assert_eq!(times("20240501"), ["20240501"; 3]);
        assert_eq!(times("a%20b"), ["a b", "a b", "a+b"]);
        assert_eq!(times("a+b"), ["a b", "a+b", "a+b"]);
        assert_eq!(times("a%2Bb"), ["a+b"; 3]);
        assert_eq!(times("a%20b+c"), ["a b c", "a b+c", "a+b+c"]);
        assert!(Link::read(&QUERY.replace("time=", "Time=")).is_ok());
    }

    #[test]
    fn errors_name_the_missing_parameter() {
        for name in ["PKID", "UserID", "neber", "time"] {
            for instead in ["x=", &format!("{name}=&x=")] {
                let url = QUERY.replace(&format!("{name}="), instead);
                assert_eq!(Link::read(&url).err().map(|error| error.path), Some(format!("url.{name}")), "{url}");
            }
        }
        assert!(Link::read(&QUERY.replace("Type=WL&", "")).is_ok_and(|link| link.interface_type.is_none()));
        assert!(Link::read("").is_err() && Link::read("&&==?#").is_err());
    }
}
