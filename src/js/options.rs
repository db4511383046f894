//! Reading an object of options that the caller gives.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::error::Error;
use super::foreign;
use crate::call::params::nearest;

/// An object of options whose names are known.
#[derive(Debug)]
pub struct Options<'a> {
    object: &'a JsValue,
    what: &'static str,
}

impl<'a> Options<'a> {
    /// Takes an object; an error if it has another name than the known ones. Nothing at all has no options.
    pub fn new(object: &'a JsValue, what: &'static str, known: &[&str]) -> Result<Self, Error> {
        if object.is_null() || object.is_undefined() {
            return Ok(Self { object, what });
        }
        if !object.is_object() || object.is_function() {
            return Err(Error::argument(what, format!("{what} has to be an object")));
        }
        for key in Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                let hint = nearest(&key, known)
                    .map_or_else(|| format!("known are {}", known.join(", ")), |near| format!("did you mean {near}?"));
                return Err(Error::argument(
                    format!("{what}.{key}"),
                    format!("{key} is not an option of {what}; {hint}"),
                ));
            }
        }
        Ok(Self { object, what })
    }

    /// An option; null counts as not given.
    pub fn get(&self, key: &str) -> Option<JsValue> {
        Some(foreign::get(self.object, key)).filter(|value| !value.is_undefined() && !value.is_null())
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
            .map(|value| if value.is_object() { Ok(value) } else { Err(self.wrong(key, "an object")) })
            .transpose()
    }

    /// An object of texts, such as headers.
    pub fn texts(&self, key: &str) -> Result<Vec<(String, String)>, Error> {
        let Some(object) = self.object(key)? else { return Ok(Vec::new()) };
        let mut texts = Vec::new();
        for name in Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
            let value = foreign::get(&object, &name);
            if value.is_undefined() || value.is_null() {
                continue;
            }
            let text = value.as_string().filter(|text| !text.contains(['\r', '\n']));
            texts.push((name.clone(), text.ok_or_else(|| self.wrong(key, "an object of one-line strings"))?));
        }
        Ok(texts)
    }
}
