//! Reading the caller's options. A table has the name, the check and the TypeScript of each option.

use wasm_bindgen::prelude::JsValue;
use youmi_client::json_text::OwnedJson;
use youmi_client::suggest::nearest;
use youmi_wire::message;

use super::caller;
use super::error::Error;

/// Checks a value. The error is what it has to be, such as "a function".
pub(crate) type Check = fn(&JsValue) -> Result<(), &'static str>;

#[derive(Debug, Clone)]
pub(crate) struct OptionRow {
    pub name: &'static str,
    pub required: bool,
    /// Is not called for an optional one that is undefined or null.
    pub check: Check,
}

impl OptionRow {
    /// `name` is as in TypeScript: a question mark at its end makes the option optional.
    pub(crate) const fn new(name: &'static str, check: Check) -> Self {
        match name.as_bytes() {
            [.., b'?'] => Self { name: name.split_at(name.len() - 1).0, required: false, check },
            _ => Self { name, required: true, check },
        }
    }
}

/// Declares a table of options and its TypeScript interface. `"timeoutMs?": "number", is_duration;` is the name of an
/// option, its TypeScript type, and its check.
macro_rules! options {
    (
        $(#[doc = $doc:literal])*
        $table:ident: $head:literal {
            $( $(#[doc = $option_doc:literal])* $name:literal: $type:literal, $check:expr; )*
        }
    ) => {
        $(#[doc = $doc])*
        pub(crate) const $table: &[$crate::host::options::OptionRow] =
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

/// A copy of the caller's options, so that their getters are called only once.
#[derive(Debug)]
pub(crate) struct Options<'a> {
    object: JsValue,
    /// The object's name in error messages and paths.
    name: &'a str,
}

impl<'a> Options<'a> {
    /// Copies an object, which may have only options of the tables. Undefined and null have no options.
    pub(crate) fn copy(object: &JsValue, name: &'a str, tables: &[&[OptionRow]]) -> Result<Self, Error> {
        if object.is_null() || object.is_undefined() {
            return Ok(Self { object: JsValue::UNDEFINED, name });
        }
        if !object.is_object() {
            return Err(Error::argument(name, message!(name, " has to be an object")));
        }
        let mut known = Vec::new();
        for row in tables.iter().copied().flatten() {
            known.push(row.name);
        }
        match caller::copy(object, Some(&known.join(" "))) {
            Ok(object) => Ok(Self { object, name }),
            Err(thrown) => Err(match caller::get(&thrown, "unknown").as_string() {
                Some(key) => unknown_key(&key, name, " is not an option of ", &known),
                None => unreadable(&thrown, name),
            }),
        }
    }

    /// Copies an object and checks its options by the tables.
    pub(crate) fn read(object: &JsValue, name: &'a str, tables: &[&[OptionRow]]) -> Result<Self, Error> {
        let options = Self::copy(object, name, tables)?;
        tables.iter().try_for_each(|table| options.check(table))?;
        Ok(options)
    }

    /// Checks the options of one table.
    pub(crate) fn check(&self, table: &[OptionRow]) -> Result<(), Error> {
        for row in table {
            let value = self.get(row.name);
            if row.required || !value.is_undefined() {
                (row.check)(&value).map_err(|expected| self.error(row.name, expected))?;
            }
        }
        Ok(())
    }

    /// The path of an option, such as `options.baseUrl`.
    pub(crate) fn path(&self, key: &str) -> String {
        message!(self.name, ".", key)
    }

    /// The error of an invalid option.
    pub(crate) fn error(&self, key: &str, expected: &str) -> Error {
        let path = self.path(key);
        Error::argument(path.as_str(), message!(path, " has to be ", expected))
    }

    /// An option, or undefined.
    pub(crate) fn get(&self, key: &str) -> JsValue {
        caller::get(&self.object, key)
    }

    /// Whether an option is set.
    pub(crate) fn has(&self, key: &str) -> bool {
        !self.get(key).is_undefined()
    }

    /// An option, if it is a string.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key).as_string()
    }

    /// An option, if it is a number.
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        self.get(key).as_f64()
    }

    /// The JSON of an option that is an object of strings; `null` if it is not set.
    pub(crate) fn object_of_strings(&self, key: &str) -> Result<OwnedJson, Error> {
        let object = self.get(key);
        if object.is_undefined() {
            return Ok(OwnedJson::default());
        }
        let json = caller::strings_to_json(&object).map_err(|thrown| unreadable(&thrown, &self.path(key)))?;
        json.and_then(|text| OwnedJson::parse(text).ok()).ok_or_else(|| self.error(key, "an object of strings"))
    }
}

/// The error of an unknown key of an object, with a suggestion. `problem` stands between the two, " is not an option of
/// ".
pub(crate) fn unknown_key(key: &str, object: &str, problem: &str, known: &[&str]) -> Error {
    let hint = match nearest(key, known) {
        Some(near) => message!("did you mean ", near, "?"),
        None => message!("known are ", known.join(", ")),
    };
    Error::argument(message!(object, ".", key), message!(key, problem, object, "; ", hint))
}

/// The error of an object with a getter that throws.
fn unreadable(thrown: &JsValue, path: &str) -> Error {
    let (key, cause) = (caller::get(thrown, "key"), caller::get(thrown, "cause"));
    caller::property_error(path, &key, cause, "cannot be read", "it throws")
}

/// The result of a check.
pub(crate) const fn expect(condition: bool, expected: &'static str) -> Result<(), &'static str> {
    if condition { Ok(()) } else { Err(expected) }
}

pub(crate) fn is_text(value: &JsValue) -> Result<(), &'static str> {
    expect(value.as_string().is_some_and(|text| !text.is_empty()), "a string that is not empty")
}

pub(crate) fn is_function(value: &JsValue) -> Result<(), &'static str> {
    expect(value.is_function(), "a function")
}

pub(crate) fn is_object(value: &JsValue) -> Result<(), &'static str> {
    expect(value.is_object() || value.is_function(), "an object")
}

pub(crate) const fn is_anything(_: &JsValue) -> Result<(), &'static str> {
    Ok(())
}
