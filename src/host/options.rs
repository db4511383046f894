//! Reading an object of options that the caller gives.

use std::borrow::Cow;
use std::iter;

use wasm_bindgen::prelude::JsValue;

use super::error::Error;
use crate::host::caller;
use youmi_client::params::nearest;

/// An object of options whose names are known.
///
/// The first thing that is wrong with it is kept until [`Options::finish`] tells it; what is wrong counts as not given
/// until then. So reading has one way out, rather than one behind every option.
#[derive(Debug)]
pub struct Options {
    object: JsValue,
    what: String,
    wrong: Option<Error>,
}

impl Options {
    /// Takes an object, which may have no other names than the known ones. Nothing at all has no options.
    pub fn new(object: &JsValue, what: &str, known: &[&str]) -> Self {
        let mut options = Self { object: JsValue::UNDEFINED, what: what.to_owned(), wrong: None };
        if object.is_null() || object.is_undefined() {
            return options;
        }
        if !object.is_object() {
            options.fail(Error::argument(what, [what, " has to be an object"].concat()));
            return options;
        }
        options.object = caller::copy(object, Some(&known.join(" "))).unwrap_or_else(|thrown| {
            options.fail(match caller::get(&thrown, "unknown").as_string() {
                Some(key) => unknown(&key, what, " is not an option of ", known),
                None => unreadable(&thrown, what),
            });
            JsValue::UNDEFINED
        });
        options
    }

    /// The first thing that is wrong, if anything is.
    pub fn finish(&mut self) -> Result<(), Error> {
        self.wrong.take().map_or(Ok(()), Err)
    }

    /// Keeps an error, unless there is one already.
    pub fn fail(&mut self, error: Error) {
        self.wrong.get_or_insert(error);
    }

    /// What errors call an option, `options.baseUrl`.
    pub fn path(&self, key: &str) -> String {
        [&self.what, ".", key].concat()
    }

    /// The error of an option that is not what it has to be.
    pub fn wrong(&self, key: &str, expected: &str) -> Error {
        let path = self.path(key);
        Error::argument(&path, [&path, " has to be ", expected].concat())
    }

    /// Keeps the error of an option that is not what it has to be.
    pub fn refuse(&mut self, key: &str, expected: &str) {
        let wrong = self.wrong(key, expected);
        self.fail(wrong);
    }

    /// An option; undefined if it is not given. Null counts as not given: the copy has undefined in its place.
    pub fn get(&self, key: &str) -> JsValue {
        caller::get(&self.object, key)
    }

    /// Whether an option is given.
    pub fn has(&self, key: &str) -> bool {
        !self.get(key).is_undefined()
    }

    /// An option that has to be something; undefined if it is not given.
    pub fn fitting(&mut self, key: &str, expected: &str, fits: fn(&JsValue) -> bool) -> JsValue {
        let value = self.get(key);
        if value.is_undefined() || fits(&value) {
            return value;
        }
        self.refuse(key, expected);
        JsValue::UNDEFINED
    }

    /// A text that is not empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.fitting(key, "a string that is not empty", is_text).as_string()
    }

    /// A text that has to be there.
    pub fn required_text(&mut self, key: &str) -> String {
        self.text(key).unwrap_or_else(|| {
            self.refuse(key, "a string that is not empty");
            String::new()
        })
    }

    /// A function; undefined if it is not given.
    pub fn function(&mut self, key: &str) -> JsValue {
        self.fitting(key, "a function", JsValue::is_function)
    }

    /// An object; undefined if it is not given.
    pub fn object(&mut self, key: &str) -> JsValue {
        self.fitting(key, "an object", |value| value.is_object() || value.is_function())
    }

    /// An object of texts: names and values, a NUL behind each.
    pub fn texts(&mut self, key: &str) -> String {
        let object = self.object(key);
        if object.is_undefined() {
            return String::new();
        }
        let path = self.path(key);
        let texts = caller::copy(&object, None).map_err(|thrown| unreadable(&thrown, &path));
        let wrong = || self.wrong(key, "an object of strings");
        texts.and_then(|copied| caller::texts_in(&copied).ok_or_else(wrong)).unwrap_or_else(|wrong| {
            self.fail(wrong);
            String::new()
        })
    }

    /// Headers, as HTTP can carry them: names and values, a NUL behind each.
    pub fn headers(&mut self) -> String {
        let headers = self.texts("headers");
        if !caller::are_headers(&headers) {
            self.refuse("headers", "an object of names and values that HTTP can carry");
        }
        headers
    }

    /// A text that a header is to carry.
    pub fn header_text(&mut self, key: &str) -> Option<String> {
        let fits = |value: &JsValue| value.as_string().is_some_and(|text| is_header_text(&text));
        self.fitting(key, "a string that a header can carry", fits).as_string()
    }
}

/// The error of a name that there is not.
pub fn unknown(key: &str, what: &str, is_none: &str, known: &[&str]) -> Error {
    let hint = nearest(key, known)
        .map_or_else(|| ["known are ", &known.join(", ")].concat(), |near| ["did you mean ", near, "?"].concat());
    Error::argument([what, ".", key].concat(), [key, is_none, what, "; ", &hint].concat())
}

/// The error of an object that throws when it is read.
fn unreadable(thrown: &JsValue, path: &str) -> Error {
    let (key, cause) = (caller::get(thrown, "key"), caller::get(thrown, "cause"));
    caller::unusable(path, &key, cause, "cannot be read", "it throws")
}

/// Names and values that a NUL stands behind.
pub fn pairs(texts: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let mut texts = texts.as_bytes().split(|byte| *byte == 0).map(String::from_utf8_lossy);
    iter::from_fn(move || texts.next().zip(texts.next()))
}

/// Whether a header can carry a text.
pub fn is_header_text(text: &str) -> bool {
    !text.trim_ascii().is_empty()
        && text.chars().all(|character| matches!(character, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}

/// Whether a value is a text that is not empty.
pub fn is_text(value: &JsValue) -> bool {
    value.as_string().is_some_and(|text| !text.is_empty())
}
