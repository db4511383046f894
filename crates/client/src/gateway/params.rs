//! The parameters of a page's request.

use youmi_api::{Endpoint, Literal, ParamType};
use youmi_wire::json::JsonType;

use crate::json_text::{Json, ObjectText, OwnedJson};
use crate::params::{ParamError, check};

/// The name of the parameters in error messages and paths.
const PARAMS: &str = "params";

/// Converts the parameters of a query, which are all text, to the types of the endpoint's rows. Values that do not fit
/// stay text, and [`checked`] refuses them.
pub fn params_of_query(pairs: &[(String, String)], endpoint: &Endpoint) -> Option<OwnedJson> {
    let mut params = ObjectText::default();
    for (name, text) in pairs {
        let param_type = endpoint.params.iter().find(|row| row.name == name).map(|row| row.param_type);
        let is_number = match param_type {
            Some(ParamType::Integer | ParamType::UnixSeconds | ParamType::Number) => true,
            Some(ParamType::OneOf(values)) => matches!(values, [Literal::Number(_), ..]),
            _ => false,
        };
        let has_no_space = !text.contains(char::is_whitespace);
        match Json::parse(text) {
            Ok(value) if value.json_type == JsonType::Number && is_number && has_no_space => {
                params.json(name, value.json)
            }
            Ok(value)
                if value.json_type == JsonType::Boolean && has_no_space && param_type == Some(ParamType::Boolean) =>
            {
                params.json(name, value.json)
            }
            _ => params.text(name, text),
        }
    }
    OwnedJson::parse(params.end()).ok()
}

/// Checks parameters. The result is what is sent to the vendor, in the order of the endpoint's rows.
pub fn checked(params: Json<'_>, endpoint: &Endpoint) -> Result<OwnedJson, ParamError> {
    check_names(params, endpoint)?;
    let mut sent = ObjectText::default();
    check(PARAMS, params, endpoint, &mut |name, value| sent.json(name, value.json))?;
    OwnedJson::parse(sent.end())
        .map_err(|malformed| ParamError::new(PARAMS, None, &["params cannot be read: ", malformed.reason]))
}

/// Refuses a name that occurs twice or differs from a known one only in case: the vendor's server ignores case, so it
/// could read another value than the one that was checked.
fn check_names(params: Json<'_>, endpoint: &Endpoint) -> Result<(), ParamError> {
    let fields = params.fields();
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    for (name, _) in &fields {
        let folded = fold_case(name);
        let row = endpoint.params.iter().find(|row| fold_case(row.name) == folded);
        if let Some(row) = row.filter(|row| row.name != name) {
            return Err(ParamError::new(
                PARAMS,
                Some(name),
                &[name, " differs from ", row.name, " in case only: write ", row.name],
            ));
        }
        names.push(folded);
    }
    names.sort_unstable();
    match names.windows(2).find_map(|pair| pair.first().filter(|name| Some(*name) == pair.last())) {
        Some(name) => Err(ParamError::new(PARAMS, Some(name), &[name, " is given twice"])),
        None => Ok(()),
    }
}

/// A name in lower case. Beyond ASCII, only characters that some servers take for ASCII letters are changed.
fn fold_case(name: &str) -> String {
    let fold = |character: char| match character {
        'ſ' => 's',
        '\u{212a}' => 'k',
        'ı' | 'İ' => 'i',
        other => other.to_ascii_lowercase(),
    };
    name.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(id: &str) -> &'static Endpoint {
        youmi_api::endpoint(id).unwrap_or(youmi_api::GET_ACCESS_TOKEN)
    }

    fn checked_json(params: &str, endpoint: &Endpoint) -> Result<String, ParamError> {
        let params = Json::parse(params).map_err(|_| ParamError::new(PARAMS, None, &["bad test"]))?;
        checked(params, endpoint).map(|params| params.value().json.to_owned())
    }

    #[test]
    fn a_query_takes_the_types_of_the_rows() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let params = params_of_query(
            &[pair("Page", "2"), pair("ad_staff_code", "7"), pair("order_by_model", "asc"), pair("ad_wechat_lei", "3")],
            endpoint("listFriends"),
        );
        let expected = r#"{"Page":2,"ad_staff_code":"7","order_by_model":"asc","ad_wechat_lei":3}"#;
        assert_eq!(params.as_ref().map(|params| params.value().json), Some(expected));
    }

    #[test]
    fn a_name_has_one_spelling_and_comes_once() {
        for params in [
            r#"{"WechatId":"mine","wechatid":"theirs"}"#,
            r#"{"WechatId":"mine","\u0077echatId":"theirs"}"#,
            r#"{"WechatId":"mine","WechatId":"theirs"}"#,
            r#"{"WECHATID":"theirs"}"#,
            "{\"WechatId\":\"mine\",\"wechat\u{131}d\":\"theirs\"}",
        ] {
            let error = checked_json(params, endpoint("sendMessage")).err();
            let message = error.map(|error| error.message).unwrap_or_default();
            assert!(message.contains("case only") || message.contains("given twice"), "{params}: {message}");
        }
        // Also where unknown names pass through.
        assert!(endpoint("listFans").is_open);
        for params in [r#"{"later":1,"later":2}"#, r#"{"later":1,"LATER":2}"#, "{\"boo\u{212a}\":1,\"book\":2}"] {
            let error = checked_json(params, endpoint("listFans")).err();
            assert!(error.is_some_and(|error| error.message.contains("given twice")), "{params}");
        }
        assert_eq!(
            checked_json(r#"{"later":{"a":1,"a":2}}"#, endpoint("listFans")).as_deref(),
            Ok(r#"{"later":{"a":1,"a":2}}"#)
        );
    }

    #[test]
    fn what_was_checked_stays_as_it_is_when_it_is_checked_again() {
        let params = r#"{"Page":1,"StartTime":"2018-08-08T02:01:03.000Z","ad_bind_Stime":"2018-08-08T02:01:03.999Z","Wechat_No":null}"#;
        let once = checked_json(params, endpoint("listFriends"));
        assert!(once.as_ref().is_ok_and(|json| json.contains("2018-08-08 10:01:03")), "{once:?}");
        assert_eq!(once.clone().and_then(|json| checked_json(&json, endpoint("listFriends"))), once);
    }

    #[test]
    fn a_long_query_takes_time_in_proportion() {
        // With a comparison of every pair of names this would not end.
        let pairs: Vec<_> = (0..200_000).map(|number| (format!("n{number}"), String::new())).collect();
        let params = params_of_query(&pairs, endpoint("listFans"));
        let params = params.as_ref().map_or(Json::NULL, OwnedJson::value);
        assert!(checked(params, endpoint("listFans")).is_ok());
    }
}
