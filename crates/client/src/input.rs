//! Reading the caller's JSON into structs by serde. Errors say where a value is invalid and what it has to be. They
//! never quote the value, which may be a secret.

mod deserializer;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::json_text::Json;
use deserializer::Mismatch;

/// The error of an invalid value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidInput {
    /// Where it stands: `keys.cipher.mode`.
    pub path: String,
    /// The path, the problem and what to do.
    pub message: String,
}

impl InvalidInput {
    /// `problem` follows the path in the message.
    pub fn new(path: impl Into<String>, problem: &str) -> Self {
        let path = path.into();
        Self { message: [&path, " ", problem].concat(), path }
    }
}

/// Reads a value. `name` stands for it in error messages and paths.
pub fn read<'de, T: Deserialize<'de>>(json: Json<'de>, name: &str) -> Result<T, InvalidInput> {
    T::deserialize(json).map_err(|Mismatch { path, problem }| InvalidInput::new([name, &path].concat(), &problem))
}

/// The variant of an enumeration that has this name.
pub fn variant<T: DeserializeOwned>(name: &str) -> Option<T> {
    let deserializer: StrDeserializer<'_, Mismatch> = name.into_deserializer();
    T::deserialize(deserializer).ok()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    struct Outer {
        text: String,
        flag: Option<bool>,
        count: Option<i64>,
        inner_list: Option<Vec<Inner>>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        mode: Mode,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Mode {
        A,
        B,
        C,
    }

    fn read_outer(text: &str) -> Result<Outer, InvalidInput> {
        read(Json::parse(text).unwrap_or(Json::NULL), "options")
    }

    #[test]
    fn what_fits_is_read() {
        assert_eq!(
            read_outer(r#"{"text":"a\n张","flag":true,"count":-5,"innerList":[{"mode":"b"},{"mode":"a"}]}"#),
            Ok(Outer {
                text: "a\n张".into(),
                flag: Some(true),
                count: Some(-5),
                inner_list: Some(vec![Inner { mode: Mode::B }, Inner { mode: Mode::A }]),
            })
        );
        let empty = Outer { text: String::new(), flag: None, count: None, inner_list: None };
        assert_eq!(read_outer(r#"{"text":"","flag":null,"count":null}"#), Ok(empty));
    }

    #[test]
    fn errors_say_where_and_what_and_never_the_value() {
        for (text, path, problem) in [
            ("null", "options", "has to be an object"),
            (r#"["secret"]"#, "options", "has to be an object"),
            ("{}", "options.text", "is missing"),
            (r#"{"text":12345}"#, "options.text", "has to be a string"),
            (r#"{"text":["secret"]}"#, "options.text", "has to be a string"),
            (r#"{"text":"a","flag":"secret"}"#, "options.flag", "has to be a boolean"),
            (r#"{"text":"a","texts":"secret"}"#, "options.texts", "is not known; did you mean text?"),
            (r#"{"text":"a","zzzzzzzzzz":"secret"}"#, "options.zzzzzzzzzz", "is not known"),
            (r#"{"text":"a","innerList":"secret"}"#, "options.innerList", "has to be an array"),
            (r#"{"text":"a","innerList":[{"mode":"a"},"secret"]}"#, "options.innerList", "has to be an object"),
            (
                r#"{"text":"a","innerList":[{"mode":"secret"}]}"#,
                "options.innerList.mode",
                r#"has to be "a", "b" or "c""#,
            ),
            (r#"{"text":"a","innerList":[{"mode":12345}]}"#, "options.innerList.mode", "has to be a string"),
            (r#"{"text":"a","innerList":[{"mod":"a"}]}"#, "options.innerList.mod", "is not known; did you mean mode?"),
        ] {
            assert_eq!(read_outer(text), Err(InvalidInput::new(path, problem)), "{text}");
        }
    }
}
