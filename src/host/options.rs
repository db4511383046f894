//! Objects of options that the caller gives: a table says for each option its name, its check and its TypeScript.

use wasm_bindgen::prelude::JsValue;
use youmi_client::json_text::{Json, OwnedJson};
use youmi_client::suggest::nearest;
use youmi_wire::json::JsonType;
use youmi_wire::message;

use super::caller;
use super::error::Error;

/// Accepts a value, or says what it would have to be: "a function".
pub type Check = fn(&JsValue) -> Result<(), &'static str>;

/// An option.
#[derive(Debug, Clone)]
pub struct OptionRow {
    /// Its name.
    pub name: &'static str,
    /// Whether it has to be given.
    pub required: bool,
    /// What it may be. Null counts as not given.
    pub check: Check,
}

impl OptionRow {
    /// An option from its name in TypeScript, whose question mark makes it optional.
    pub const fn new(name: &'static str, check: Check) -> Self {
        match name.as_bytes() {
            [.., b'?'] => Self { name: name.split_at(name.len() - 1).0, required: false, check },
            _ => Self { name, required: true, check },
        }
    }
}

/// Declares a table of options, and the TypeScript interface of the same.
///
/// `"timeoutMs?": "number", is_duration;` is an option's name, its type in TypeScript, and its check.
macro_rules! options {
    (
        $(#[doc = $doc:literal])*
        $table:ident: $head:literal {
            $( $(#[doc = $option_doc:literal])* $name:literal: $type:literal, $check:expr; )*
        }
    ) => {
        $(#[doc = $doc])*
        pub const $table: &[$crate::host::options::OptionRow] =
            &[$($crate::host::options::OptionRow::new($name, $check),)*];

        const _: () = {
            #[::wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
            const TYPES: &str = concat!(
                "/**\n", $(" *", $doc, "\n",)* " */\nexport interface ", $head, " {\n",
                $("  /**\n", $("   *", $option_doc, "\n",)* "   */\n  ", $name, ": ", $type, ";\n",)*
                "}\n",
            );
        };
    };
}
pub(crate) use options;

/// An object of options, copied, so that every getter was asked once.
#[derive(Debug)]
pub struct Options {
    object: JsValue,
    /// What errors call the object.
    name: String,
}

impl Options {
    /// Copies an object, which may have no other options than those of the tables. Undefined and null have none.
    pub fn copy(object: &JsValue, name: &str, tables: &[&[OptionRow]]) -> Result<Self, Error> {
        let name = name.to_owned();
        if object.is_null() || object.is_undefined() {
            return Ok(Self { object: JsValue::UNDEFINED, name });
        }
        if !object.is_object() {
            return Err(Error::argument(name.as_str(), message!(name, " has to be an object")));
        }
        let known: Vec<&str> = tables.concat().iter().map(|row| row.name).collect();
        match caller::copy(object, Some(&known.join(" "))) {
            Ok(object) => Ok(Self { object, name }),
            Err(thrown) => Err(match caller::get(&thrown, "unknown").as_string() {
                Some(key) => unknown(&key, &name, " is not an option of ", &known),
                None => unreadable(&thrown, &name),
            }),
        }
    }

    /// Copies an object and checks all of its options.
    pub fn read(object: &JsValue, name: &str, tables: &[&[OptionRow]]) -> Result<Self, Error> {
        let options = Self::copy(object, name, tables)?;
        tables.iter().try_for_each(|table| options.check(table))?;
        Ok(options)
    }

    /// Checks the options of a table.
    pub fn check(&self, table: &[OptionRow]) -> Result<(), Error> {
        for row in table {
            let value = self.get(row.name);
            if row.required || !value.is_undefined() {
                (row.check)(&value).map_err(|expected| self.error(row.name, expected))?;
            }
        }
        Ok(())
    }

    /// What errors call an option, `options.baseUrl`.
    pub fn path(&self, key: &str) -> String {
        message!(self.name, ".", key)
    }

    /// The error of an option that is not what it has to be.
    pub fn error(&self, key: &str, expected: &str) -> Error {
        let path = self.path(key);
        Error::argument(path.as_str(), message!(path, " has to be ", expected))
    }

    /// An option; undefined if it is not given.
    pub fn get(&self, key: &str) -> JsValue {
        caller::get(&self.object, key)
    }

    /// Whether an option is given.
    pub fn has(&self, key: &str) -> bool {
        !self.get(key).is_undefined()
    }

    /// A text, if the option is one.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).as_string()
    }

    /// A number, if the option is one.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key).as_f64()
    }

    /// An option that is an object of strings, as JSON; null if it is not given.
    pub fn texts(&self, key: &str) -> Result<OwnedJson, Error> {
        let json = caller::snapshot(&self.get(key), &self.path(key))?;
        let is_text = |value: &Json<'_>| matches!(value.json_type, JsonType::String | JsonType::Null);
        let is_object = matches!(json.value().json_type, JsonType::Object | JsonType::Null);
        if is_object && json.value().fields().iter().all(|(_, value)| is_text(value)) {
            return Ok(json);
        }
        Err(self.error(key, "an object of strings"))
    }
}

/// The error of a name that is not known.
pub fn unknown(key: &str, object: &str, is_none: &str, known: &[&str]) -> Error {
    let hint = match nearest(key, known) {
        Some(near) => message!("did you mean ", near, "?"),
        None => message!("known are ", known.join(", ")),
    };
    Error::argument(message!(object, ".", key), message!(key, is_none, object, "; ", hint))
}

/// The error of an object that throws when it is read.
fn unreadable(thrown: &JsValue, path: &str) -> Error {
    let (key, cause) = (caller::get(thrown, "key"), caller::get(thrown, "cause"));
    caller::unusable(path, &key, cause, "cannot be read", "it throws")
}

/// Accepts a value under a condition.
pub const fn expect(condition: bool, expected: &'static str) -> Result<(), &'static str> {
    if condition { Ok(()) } else { Err(expected) }
}

/// A string that is not empty.
pub fn is_text(value: &JsValue) -> Result<(), &'static str> {
    expect(value.as_string().is_some_and(|text| !text.is_empty()), "a string that is not empty")
}

/// A function.
pub fn is_function(value: &JsValue) -> Result<(), &'static str> {
    expect(value.is_function(), "a function")
}

/// An object.
pub fn is_object(value: &JsValue) -> Result<(), &'static str> {
    expect(value.is_object() || value.is_function(), "an object")
}

/// Any value.
pub const fn is_anything(_: &JsValue) -> Result<(), &'static str> {
    Ok(())
}
