//! The error of an answer that is not what is documented.

use crate::json::Malformed;
use crate::schema::FieldType;
use crate::text::format_integer;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// What is wrong, for people.
    pub reason: String,
    /// Where the offending value is, such as `values[3].ad_wechat_id`. It is empty where the whole is not valid JSON.
    pub path: String,
    /// What was expected and what was found, if JSON was valid but had another type of value there.
    pub difference: Option<Difference>,
}

/// How a value differs from what is documented, in words that contain no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    pub expected: &'static str,
    pub found: &'static str,
}

/// The error is boxed, because a small result is faster to pass on, and every value passes one on.
pub(crate) type Result<T> = std::result::Result<T, Box<DecodeError>>;

impl DecodeError {
    /// An error whose reason is given in parts.
    #[cold]
    pub(crate) fn new(reason: &[&str]) -> Box<Self> {
        Box::new(Self { reason: reason.concat(), path: String::new(), difference: None })
    }

    /// Puts a key or an index before the path.
    #[cold]
    pub(crate) fn within(mut self: Box<Self>, segment: &str) -> Box<Self> {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = [segment, dot, &self.path].concat();
        self
    }

    #[cold]
    pub(super) fn at_index(self: Box<Self>, index: usize) -> Box<Self> {
        self.within(&["[", &format_integer(index as i64), "]"].concat())
    }
}

impl From<Malformed> for Box<DecodeError> {
    #[cold]
    fn from(malformed: Malformed) -> Self {
        DecodeError::new(&["not valid JSON: ", malformed.reason, " at byte ", &format_integer(malformed.at as i64)])
    }
}

impl From<Malformed> for DecodeError {
    fn from(malformed: Malformed) -> Self {
        *Box::from(malformed)
    }
}

impl From<Box<Self>> for DecodeError {
    fn from(boxed: Box<Self>) -> Self {
        *boxed
    }
}

#[cold]
pub(crate) fn mismatch(expected: &FieldType, found: &'static str) -> Box<DecodeError> {
    let expected = expected.expected();
    let mut error = DecodeError::new(&["expected ", expected, ", found ", found]);
    error.difference = Some(Difference { expected, found });
    error
}

#[cold]
pub(crate) fn missing(expected: &FieldType) -> Box<DecodeError> {
    let expected = expected.expected();
    let mut error = DecodeError::new(&["expected ", expected, ", but it is missing"]);
    error.difference = Some(Difference { expected, found: "missing" });
    error
}
