//! Checking parameters against an endpoint's rows, before anything is sent.

use super::time;
use crate::api::{Endpoint, Param, ParamKind};
use crate::wire::decode::MAX_SAFE_INTEGER;
use crate::wire::value::Json;

/// A parameter that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamError {
    /// Where, `params.ReceiVerId`.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// The parameters as they go out, in the order of the rows. Optional ones that are null count as not given.
pub fn check(params: &Json, endpoint: &Endpoint) -> Result<Vec<(String, Json)>, ParamError> {
    let given: &[(String, Json)] = match params {
        Json::Null => &[],
        Json::Object(fields) => fields,
        other => {
            return Err(ParamError {
                path: "params".into(),
                message: format!("params has to be an object, not {}", other.kind()),
            });
        }
    };
    let rows = endpoint.params;
    let unknown_ones = || given.iter().filter(|(name, _)| !rows.iter().any(|row| row.name == name));
    if !endpoint.more
        && let Some((name, _)) = unknown_ones().next()
    {
        return Err(unknown(name, rows));
    }
    let mut checked = Vec::with_capacity(given.len());
    for row in rows {
        let wrong = |message: String| ParamError { path: format!("params.{}", row.name), message };
        let value = params.get(row.name).unwrap_or(&Json::Null);
        if *value == Json::Null && row.kind != ParamKind::TextOrNull {
            if row.required {
                return Err(wrong(format!("{} is required: {}", row.name, expected(row.kind))));
            }
            continue;
        }
        if params.get(row.name).is_none() {
            continue;
        }
        match convert(value, row.kind) {
            Some(value) => checked.push((row.name.to_owned(), value)),
            None => {
                let found = match value {
                    Json::Text(_) | Json::Number(_) => super::mask::cut(&value.to_json(), 60).to_owned(),
                    other => other.kind().to_owned(),
                };
                return Err(wrong(format!("{} has to be {}, not {found}", row.name, expected(row.kind))));
            }
        }
    }
    let any_of = endpoint.any_of;
    if !any_of.is_empty() && !checked.iter().any(|(name, _)| any_of.contains(&name.as_str())) {
        return Err(ParamError {
            path: "params".into(),
            message: format!("one of {} has to be given", any_of.join(", ")),
        });
    }
    checked.extend(unknown_ones().cloned());
    Ok(checked)
}

fn expected(kind: ParamKind) -> String {
    match kind {
        ParamKind::Integer => "an integer".into(),
        ParamKind::Number => "a number".into(),
        ParamKind::Text => "a string".into(),
        ParamKind::TextOrNull => "a string or null".into(),
        ParamKind::Flag => "true or false".into(),
        ParamKind::TextList => "an array of strings".into(),
        ParamKind::Time => "a Date or a string `yyyy-MM-dd HH:mm:ss`".into(),
        ParamKind::UnixSeconds => "unix time in whole seconds, or a Date".into(),
        ParamKind::OneOf(union) => format!("one of {union}"),
        ParamKind::Json => "a value".into(),
    }
}

/// The value as it is sent, if it is of the kind. A `Date` has become its ISO text by now.
fn convert(value: &Json, kind: ParamKind) -> Option<Json> {
    let fits = match (kind, value) {
        (ParamKind::Integer, Json::Number(number)) => is_integer(number),
        (ParamKind::UnixSeconds, Json::Number(number)) => is_integer(number) && !number.starts_with('-'),
        (ParamKind::UnixSeconds, Json::Text(text)) => {
            return iso(text).map(|seconds| Json::Number(seconds.to_string()));
        }
        (ParamKind::Time, Json::Text(text)) => match iso(text) {
            Some(seconds) => return Some(Json::Text(time::format_vendor_time(seconds))),
            None => time::is_vendor_time(text),
        },
        (ParamKind::Number, Json::Number(_))
        | (ParamKind::Text | ParamKind::TextOrNull, Json::Text(_))
        | (ParamKind::TextOrNull, Json::Null)
        | (ParamKind::Flag, Json::Flag(_))
        | (ParamKind::Json, _) => true,
        (ParamKind::TextList, Json::List(items)) => items.iter().all(|item| item.as_text().is_some()),
        (ParamKind::OneOf(union), Json::Number(number)) => members(union).any(|member| member == number),
        (ParamKind::OneOf(union), Json::Text(text)) => {
            members(union).any(|member| member.trim_matches('\'') == text && member.starts_with('\''))
        }
        _ => false,
    };
    fits.then(|| value.clone())
}

/// The members of a union, as TypeScript writes it.
fn members(union: &str) -> impl Iterator<Item = &str> {
    union.split('|').map(|member| member.trim_matches(' '))
}

fn is_integer(number: &str) -> bool {
    number.parse::<i64>().is_ok_and(|integer| integer.unsigned_abs() <= MAX_SAFE_INTEGER.unsigned_abs())
}

/// Unix seconds of what `Date.prototype.toJSON` writes, and of nothing else.
fn iso(text: &str) -> Option<i64> {
    (text.ends_with('Z') && text.contains('T')).then(|| time::parse_server_time(text)).flatten()
}

fn unknown(name: &str, rows: &[Param]) -> ParamError {
    let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    let message = match nearest(name, &names) {
        Some(near) => format!("{name} is not a parameter of this endpoint; did you mean {near}?"),
        None if names.is_empty() => format!("{name} is not a parameter of this endpoint, which takes none"),
        None => format!("{name} is not a parameter of this endpoint; it takes {}", names.join(", ")),
    };
    ParamError { path: format!("params.{name}"), message }
}

/// The known name that is most like one, if any is like it.
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_ascii_lowercase().chars().take(64).collect();
    known
        .iter()
        .map(|candidate| (distance(&wanted, &candidate.to_ascii_lowercase().chars().collect::<Vec<_>>()), *candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, a) in left.iter().enumerate() {
        let mut next = vec![index + 1];
        for ((b, above), diagonal) in right.iter().zip(row.iter().skip(1)).zip(&row) {
            let beside = next.last().copied().unwrap_or(0);
            next.push((diagonal + usize::from(a != b)).min(above + 1).min(beside + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::v1::{friends, staff};
    use crate::api::v2::chat;

    fn checked(endpoint: &Endpoint, params: &str) -> Result<Vec<(String, Json)>, ParamError> {
        check(
            &Json::parse(params.as_bytes()).map_err(|_| ParamError { path: "".into(), message: "bad test".into() })?,
            endpoint,
        )
    }

    #[test]
    fn a_misspelt_name_is_answered_with_the_right_one() {
        let error = checked(&staff::listStaff, r#"{"ad_staff_stat":0}"#).err();
        assert_eq!(
            error,
            Some(ParamError {
                path: "params.ad_staff_stat".into(),
                message: "ad_staff_stat is not a parameter of this endpoint; did you mean ad_staff_state?".into()
            })
        );
        let error = checked(&friends::addFriend, r#"{"ReceiverId":"a"}"#).err().map(|error| error.message);
        assert!(error.is_some_and(|message| message.ends_with("did you mean ReceiVerId?")));
        let error = checked(&staff::listStaff, r#"{"zzz":0}"#).err().map(|error| error.message);
        assert!(error.is_some_and(|message| message.contains("it takes ad_staff_state, ad_staff_code")));
    }

    #[test]
    fn a_missing_one_is_named() {
        let error = checked(&friends::addFriend, r#"{"ReceiVerId":"a","Wechat_Moble":"b","GreeTing":"c"}"#).err();
        assert_eq!(error.map(|error| error.path), Some("params.PcKid".into()));
    }

    #[test]
    fn types_and_closed_lists_are_checked() {
        for wrong in [
            r#"{"ad_staff_state":2}"#,
            r#"{"ad_staff_state":"0"}"#,
            r#"{"ad_staff_state":true}"#,
            r#"{"ad_staff_code":1}"#,
            r#"{"ad_staff_code":["a"]}"#,
            "[]",
            "1",
        ] {
            assert!(checked(&staff::listStaff, wrong).is_err(), "{wrong}");
        }
        for wrong in [
            r#"{"Page":1.5}"#,
            r#"{"Page":9007199254740993}"#,
            r#"{"order_by_model":"up"}"#,
            r#"{"order_by_model":"'asc'"}"#,
            r#"{"StartTime":"2018-02-30 00:00:00"}"#,
            r#"{"StartTime":1}"#,
            r#"{"ad_bind_Stime":"2018-08-08 10:01:03"}"#,
            r#"{"ad_bind_Stime":-1}"#,
        ] {
            assert!(checked(&friends::listFriends, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dates_take_the_form_that_the_parameter_has() {
        let params = r#"{"StartTime":"2018-08-08T02:01:03.000Z","EndTime":"2018-08-08 10:01:03","ad_bind_Stime":"2018-08-08T02:01:03.999Z"}"#;
        assert_eq!(
            checked(&friends::listFriends, params),
            Ok(vec![
                ("StartTime".into(), Json::text("2018-08-08 10:01:03")),
                ("EndTime".into(), Json::text("2018-08-08 10:01:03")),
                ("ad_bind_Stime".into(), Json::Number("1533693663".into())),
            ])
        );
    }

    #[test]
    fn null_is_not_given() {
        assert_eq!(checked(&staff::listStaff, r#"{"ad_staff_code":null}"#), Ok(vec![]));
        assert_eq!(checked(&staff::listStaff, "null"), Ok(vec![]));
    }

    #[test]
    fn one_of_several_may_be_needed() {
        let rest = r#""enforceAttribution":0,"content":"a""#;
        let error = checked(&chat::activateConversation, &format!("{{{rest}}}")).err();
        assert_eq!(
            error.map(|error| error.message),
            Some("one of ad_original_nober, ad_wechat_id has to be given".into())
        );
        assert!(checked(&chat::activateConversation, &format!(r#"{{{rest},"ad_wechat_id":1}}"#)).is_ok());
    }

    #[test]
    fn what_is_not_documented_passes_where_not_all_is() {
        let sent = checked(&chat::sendMessage, r#"{"Later":[1],"MsgType":"file"}"#);
        let names: Vec<_> = sent.iter().flatten().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["MsgType", "Later"]);
        assert!(checked(&chat::sendMessage, r#"{"Later":[1]}"#).is_err());
    }
}
