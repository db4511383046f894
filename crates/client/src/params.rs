//! Checking parameters by the rows of their endpoint, before anything is sent.

use youmi_api::{Endpoint, Literal, Param, ParamType};
use youmi_wire::decode::is_safe;
use youmi_wire::json::JsonType;
use youmi_wire::text::{format_integer, write_json};

use crate::json_text::{Json, find};
use crate::suggest::nearest;
use crate::{secrets, time};

/// The error of an invalid parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamError {
    /// Where it stands: `params.ReceiVerId`.
    pub path: String,
    /// The problem and what to do.
    pub message: String,
}

impl ParamError {
    /// The error of a parameter, or of the whole object without `name`.
    pub fn new(object: &str, name: Option<&str>, message: &[&str]) -> Self {
        let path = name.map_or_else(|| object.to_owned(), |name| [object, ".", name].concat());
        Self { path, message: message.concat() }
    }
}

/// Checks parameters and calls `send` with those that are sent, in the order of the rows. Null stands for a missing
/// optional parameter. `object` is the name of `params` in error messages and paths.
pub fn check(
    object: &str,
    params: Json<'_>,
    endpoint: &Endpoint,
    send: &mut dyn FnMut(&str, Json<'_>),
) -> Result<(), ParamError> {
    if !matches!(params.json_type, JsonType::Object | JsonType::Null) {
        return Err(ParamError::new(object, None, &[object, " has to be an object, not ", params.type_with_article()]));
    }
    let rows = endpoint.params;
    let fields = params.fields();
    let is_unknown = |name: &str| !rows.iter().any(|row| row.name == name);
    if !endpoint.is_open
        && let Some((name, _)) = fields.iter().find(|(name, _)| is_unknown(name))
    {
        return Err(unknown_parameter(object, name, rows));
    }
    let mut has_any = endpoint.any_of.is_empty();
    for row in rows {
        let nullable = matches!(row.param_type, ParamType::StringOrNull);
        let value = find(&fields, row.name).filter(|value| nullable || value.json_type != JsonType::Null);
        let Some(value) = value else {
            if row.required {
                return Err(ParamError::new(
                    object,
                    Some(row.name),
                    &[row.name, " is required: ", &expected(row.param_type)],
                ));
            }
            continue;
        };
        let mut written = String::new();
        let Some(value) = convert(value, row.param_type, &mut written) else {
            let found = match value.json_type {
                JsonType::String | JsonType::Number => secrets::cut(value.json, 60),
                _ => value.type_with_article(),
            };
            return Err(ParamError::new(
                object,
                Some(row.name),
                &[row.name, " has to be ", &expected(row.param_type), ", not ", found],
            ));
        };
        has_any |= endpoint.any_of.contains(&row.name);
        send(row.name, value);
    }
    if !has_any {
        return Err(ParamError::new(object, None, &["one of ", &endpoint.any_of.join(", "), " has to be given"]));
    }
    for (name, value) in fields.iter().filter(|(name, _)| is_unknown(name)) {
        send(name, *value);
    }
    Ok(())
}

/// The values that a parameter may have, for error messages.
fn expected(param_type: ParamType) -> String {
    let description = match param_type {
        ParamType::Integer => "an integer",
        ParamType::Number => JsonType::Number.with_article(),
        ParamType::String => JsonType::String.with_article(),
        ParamType::StringOrNull => "a string or null",
        ParamType::Boolean => JsonType::Boolean.with_article(),
        ParamType::StringArray => "an array of strings",
        ParamType::Time => "a Date or a string `yyyy-MM-dd HH:mm:ss`",
        ParamType::UnixSeconds => "unix time in whole seconds, or a Date",
        ParamType::OneOf(values) => return ["one of ", &union(values)].concat(),
        ParamType::Any => "a value",
    };
    description.to_owned()
}

/// The literals as a union in TypeScript.
fn union(values: &[Literal]) -> String {
    let mut union = String::new();
    for value in values {
        if !union.is_empty() {
            union.push_str(" | ");
        }
        match value {
            Literal::Number(number) => union.push_str(&format_integer(i64::from(*number))),
            Literal::String(text) => union.push_str(&["'", text, "'"].concat()),
            Literal::Null => union.push_str("null"),
        }
    }
    union
}

/// The value that is sent; `None` if it is not of the type. A `Date`, which is an ISO string by now, is written in the
/// form that the parameter has.
fn convert<'a>(value: Json<'a>, param_type: ParamType, written: &'a mut String) -> Option<Json<'a>> {
    let text = value.to_plain();
    let fits = match (param_type, value.json_type) {
        (ParamType::Integer, JsonType::Number) => is_integer(value),
        (ParamType::UnixSeconds, JsonType::Number) => is_integer(value) && !value.json.starts_with('-'),
        (ParamType::UnixSeconds, JsonType::String) => {
            *written = format_integer(parse_date_json(&text).filter(|seconds| *seconds >= 0)?);
            return Some(Json { json_type: JsonType::Number, json: written });
        }
        (ParamType::Time, JsonType::String) => match parse_date_json(&text) {
            Some(seconds) => {
                write_json(&time::format_vendor_time(seconds)?, written);
                return Some(Json { json_type: JsonType::String, json: written });
            }
            None => time::is_vendor_time(&text),
        },
        (ParamType::Number, JsonType::Number)
        | (ParamType::String | ParamType::StringOrNull, JsonType::String)
        | (ParamType::StringOrNull, JsonType::Null)
        | (ParamType::Boolean, JsonType::Boolean)
        | (ParamType::Any, _) => true,
        (ParamType::StringArray, JsonType::Array) => value.items().all(|item| item.json_type == JsonType::String),
        (ParamType::OneOf(values), JsonType::Number | JsonType::String) => values.iter().any(|allowed| match allowed {
            Literal::Number(number) => value.json == format_integer(i64::from(*number)),
            Literal::String(allowed) => value.json_type == JsonType::String && text == *allowed,
            Literal::Null => false,
        }),
        _ => false,
    };
    fits.then_some(value)
}

fn is_integer(value: Json<'_>) -> bool {
    value.as_integer().is_some_and(is_safe)
}

/// Parses the form that `Date.prototype.toJSON` writes, and no other. Returns unix seconds.
fn parse_date_json(text: &str) -> Option<i64> {
    if text.len() == 24 && text.ends_with('Z') { time::parse_server_time(text) } else { None }
}

fn unknown_parameter(object: &str, name: &str, rows: &[Param]) -> ParamError {
    let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    let problem = " is not a parameter of this endpoint";
    match nearest(name, &names) {
        Some(near) => ParamError::new(object, Some(name), &[name, problem, "; did you mean ", near, "?"]),
        None if names.is_empty() => ParamError::new(object, Some(name), &[name, problem, ", which takes none"]),
        None => ParamError::new(object, Some(name), &[name, problem, "; it takes ", &names.join(", ")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(id: &str, params: &str) -> Result<Vec<(String, String)>, ParamError> {
        let endpoint = youmi_api::endpoint(id).ok_or_else(|| ParamError::new("params", None, &["no such endpoint"]))?;
        let params = Json::parse(params).map_err(|_| ParamError::new("params", None, &["bad test"]))?;
        let mut sent = Vec::new();
        check("params", params, endpoint, &mut |name, value| sent.push((name.to_owned(), value.json.to_owned())))?;
        Ok(sent)
    }

    #[test]
    fn a_misspelt_name_is_answered_with_the_right_one() {
        let error = checked("listStaff", r#"{"ad_staff_stat":0}"#).err();
        assert_eq!(
            error,
            Some(ParamError {
                path: "params.ad_staff_stat".into(),
                message: "ad_staff_stat is not a parameter of this endpoint; did you mean ad_staff_state?".into()
            })
        );
        let error = checked("addFriend", r#"{"ReceiverId":"a"}"#).err().map(|error| error.message);
        assert!(error.is_some_and(|message| message.ends_with("did you mean ReceiVerId?")));
        let error = checked("listStaff", r#"{"zzz":0}"#).err().map(|error| error.message);
        assert!(error.is_some_and(|message| message.contains("it takes ad_staff_state, ad_staff_code")));
    }

    #[test]
    fn a_missing_one_is_named() {
        let error = checked("addFriend", r#"{"ReceiVerId":"a","Wechat_Moble":"b","GreeTing":"c"}"#).err();
        assert_eq!(error.map(|error| error.path), Some("params.PcKid".into()));
    }

    #[test]
    fn types_and_closed_lists_are_checked() {
        for invalid in [
            r#"{"ad_staff_state":2}"#,
            r#"{"ad_staff_state":"0"}"#,
            r#"{"ad_staff_state":true}"#,
            r#"{"ad_staff_code":1}"#,
            r#"{"ad_staff_code":["a"]}"#,
            "[]",
            "1",
        ] {
            assert!(checked("listStaff", invalid).is_err(), "{invalid}");
        }
        for invalid in [
            r#"{"Page":1.5}"#,
            r#"{"Page":9007199254740993}"#,
            r#"{"order_by_model":"up"}"#,
            r#"{"order_by_model":"'asc'"}"#,
            r#"{"StartTime":"2018-02-30 00:00:00"}"#,
            r#"{"StartTime":1}"#,
            r#"{"ad_bind_Stime":"2018-08-08 10:01:03"}"#,
            r#"{"ad_bind_Stime":-1}"#,
            r#"{"ad_bind_Stime":"1969-12-31T23:59:59.000Z"}"#,
            r#"{"StartTime":"2018-02-30T00:00:00.000Z"}"#,
            r#"{"StartTime":"2018-02-03T00:00:00Z"}"#,
            r#"{"StartTime":"9999-12-31T16:00:00.000Z"}"#,
        ] {
            assert!(checked("listFriends", invalid).is_err(), "{invalid}");
        }
    }

    #[test]
    fn dates_take_the_form_that_the_parameter_has() {
        let params = r#"{"StartTime":"2018-08-08T02:01:03.000Z","EndTime":"2018-08-08 10:01:03","ad_bind_Stime":"2018-08-08T02:01:03.999Z"}"#;
        assert_eq!(
            checked("listFriends", params),
            Ok(vec![
                ("StartTime".into(), r#""2018-08-08 10:01:03""#.into()),
                ("EndTime".into(), r#""2018-08-08 10:01:03""#.into()),
                ("ad_bind_Stime".into(), "1533693663".into()),
            ])
        );
    }

    #[test]
    fn null_is_not_given() {
        assert_eq!(checked("listStaff", r#"{"ad_staff_code":null}"#), Ok(vec![]));
        assert_eq!(checked("listStaff", "null"), Ok(vec![]));
    }

    #[test]
    fn one_of_several_may_be_needed() {
        let rest = r#""enforceAttribution":0,"content":"a""#;
        let error = checked("activateConversation", &format!("{{{rest}}}")).err();
        assert_eq!(
            error.map(|error| error.message),
            Some("one of ad_original_nober, ad_wechat_id has to be given".into())
        );
        assert!(checked("activateConversation", &format!(r#"{{{rest},"ad_wechat_id":1}}"#)).is_ok());
    }

    #[test]
    fn what_is_not_documented_passes_where_not_all_is() {
        let sent = checked("sendMessage", r#"{"Later":[1],"MsgType":"file"}"#);
        let names: Vec<_> = sent.iter().flatten().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["MsgType", "Later"]);
        assert!(checked("sendMessage", r#"{"Later":[1]}"#).is_err());
    }
}
