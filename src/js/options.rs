//! Reading an object of options that the caller gives.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::error::Error;
use super::foreign;
use crate::call::params::nearest;

/// An object of options whose names are known.
#[derive(Debug)]
pub struct Options {
    object: Object,
    what: &'static str,
}

impl Options {
    /// Takes an object; an error if it has another name than the known ones. Nothing at all has no options.
    pub fn new(object: &JsValue, what: &'static str, known: &[&str]) -> Result<Self, Error> {
        if object.is_null() || object.is_undefined() {
            return Ok(Self { object: Object::new(), what });
        }
        if !object.is_object() || object.is_function() {
            return Err(Error::argument(what, format!("{what} has to be an object")));
        }
        let object = read(object, what)?;
        for key in keys(&object) {
            if !known.contains(&key.as_str()) {
                let hint = nearest(&key, known)
                    .map_or_else(|| format!("known are {}", known.join(", ")), |near| format!("did you mean {near}?"));
                let message = format!("{key} is not an option of {what}; {hint}");
                return Err(Error::argument(format!("{what}.{key}"), message));
            }
        }
        Ok(Self { object, what })
    }

    /// An option; null counts as not given.
    pub fn get(&self, key: &str) -> Option<JsValue> {
        Some(foreign::get(&self.object, key)).filter(|value| !value.is_undefined() && !value.is_null())
    }

    /// The error of an option that is not what it has to be.
    pub fn wrong(&self, key: &str, expected: &str) -> Error {
        let path = format!("{}.{key}", self.what);
        Error::argument(&path, format!("{path} has to be {expected}"))
    }

    /// A text that is not empty.
    pub fn text(&self, key: &str) -> Result<Option<String>, Error> {
        let wrong = || self.wrong(key, "a string that is not empty");
        self.get(key).map(|value| value.as_string().filter(|text| !text.is_empty()).ok_or_else(wrong)).transpose()
    }

    /// A text that has to be there.
    pub fn required_text(&self, key: &str) -> Result<String, Error> {
        self.text(key)?.ok_or_else(|| self.wrong(key, "a string that is not empty"))
    }

    /// A function.
    pub fn function(&self, key: &str) -> Result<Option<Function>, Error> {
        self.get(key).map(|value| value.dyn_into().map_err(|_| self.wrong(key, "a function"))).transpose()
    }

    /// An object.
    pub fn object(&self, key: &str) -> Result<Option<JsValue>, Error> {
        self.get(key)
            .map(
                |value| {
                    if value.is_object() || value.is_function() { Ok(value) } else { Err(self.wrong(key, "an object")) }
                },
            )
            .transpose()
    }

    /// An object of texts.
    pub fn texts(&self, key: &str) -> Result<Vec<(String, String)>, Error> {
        let Some(object) = self.object(key)? else { return Ok(Vec::new()) };
        let object = read(&object, &format!("{}.{key}", self.what))?;
        let mut texts = Vec::new();
        for name in keys(&object) {
            let value = foreign::get(&object, &name);
            if value.is_undefined() || value.is_null() {
                continue;
            }
            texts.push((name, value.as_string().ok_or_else(|| self.wrong(key, "an object of strings"))?));
        }
        Ok(texts)
    }

    /// Headers, as HTTP can carry them.
    pub fn headers(&self) -> Result<Vec<(String, String)>, Error> {
        let headers = self.texts("headers")?;
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
        };
        let is_value = |value: &str| value.chars().all(|c| matches!(c, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'));
        if headers.iter().all(|(name, value)| is_name(name) && is_value(value)) {
            Ok(headers)
        } else {
            Err(self.wrong("headers", "an object of names and values that HTTP can carry"))
        }
    }
}

/// A copy of an object: its getters are asked once, here, where what they throw is caught.
fn read(object: &JsValue, path: &str) -> Result<Object, Error> {
    foreign::copy(object).map_err(|thrown| {
        let key = foreign::get(&thrown, "key").as_string();
        let cause = if key.is_some() { foreign::get(&thrown, "cause") } else { thrown };
        let path = key.map_or_else(|| path.to_owned(), |key| format!("{path}.{key}"));
        let reason = foreign::get(&cause, "message").as_string().unwrap_or_else(|| "it throws".into());
        Error::argument(&path, format!("{path} cannot be read: {reason}")).because(cause)
    })
}

fn keys(object: &Object) -> Vec<String> {
    Object::keys(object).iter().filter_map(|key| key.as_string()).collect()
}
