//! What a caller learns from an answer: its values, or an error with kind, message, path and advice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use youmi_client::answer::{Answer, BODY_CHARACTERS, failure, mask_error};
use youmi_client::error::{ErrorDetails, ErrorKind};
use youmi_client::json_text::{Json, OwnedJson};
use youmi_client::request::Request;
use youmi_client::retry::Failure;
use youmi_client::settings::{Credentials, Settings};

const V1_URL: &str = "https://host/publicapi/v1";
const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.dG9rZW4";

fn request(id: &str, credentials: Credentials) -> Request {
    let endpoint = youmi_api::endpoint(id).unwrap();
    let settings = Settings {
        version: endpoint.version,
        base_url: V1_URL.into(),
        credentials,
        paths: OwnedJson::default(),
        tenant_id: None,
    };
    Request::to_endpoint(&settings, endpoint, Json::NULL).unwrap()
}

fn list_staff() -> Request {
    request("listStaff", Credentials::None)
}

fn answer(status: u16, body: &str) -> Answer {
    Answer { status, redirects_to: None, body: body.as_bytes().to_vec() }
}

fn error_of(request: &Request, base_url: &str, answer: &Answer) -> Box<ErrorDetails> {
    answer.check(request, base_url, &[TOKEN.to_owned()], false).unwrap_err()
}

fn envelope(errmsg: i64, errdesc: &str, values: &str) -> String {
    format!(
        r#"{{"requestId":"r-1","errmsg":{errmsg},"succeed":true,"msgTime":"2026-11-24T16:22:14Z","errdesc":"{errdesc}","values":{values}}}"#
    )
}

#[test]
fn an_answer_of_success_gives_values() {
    for errmsg in [20000, 10004] {
        assert!(answer(200, &envelope(errmsg, "", "[]")).check(&list_staff(), V1_URL, &[], false).is_ok());
    }
}

#[test]
fn a_code_of_failure_is_an_api_error_whatever_the_status() {
    for status in [200, 400, 500] {
        let error = error_of(&list_staff(), V1_URL, &answer(status, &envelope(10003, "token gone", "null")));
        assert_eq!(error.kind, ErrorKind::Api);
        assert_eq!((error.code, error.status), (Some(10003), Some(status)));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        assert_eq!(error.msg_time.as_deref(), Some("2026-11-24T16:22:14Z"));
        assert!(error.message.starts_with("the server refused with 10003 ("), "{}", error.message);
        assert!(error.message.ends_with("): token gone"), "{}", error.message);
    }
    let error = error_of(&list_staff(), V1_URL, &answer(200, &envelope(987_654, "", "null")));
    assert_eq!(error.message, "the server refused with 987654 (a code that the vendor does not document)");
}

#[test]
fn data_that_are_not_as_documented_are_a_decode_error_with_a_path() {
    let body = envelope(20000, "", r#"[{"ad_staff_code":["a"]}]"#);
    let error = error_of(&list_staff(), V1_URL, &answer(200, &body));
    assert_eq!((error.kind, error.status), (ErrorKind::Decode, Some(200)));
    assert!(error.path.as_deref().is_some_and(|path| path.starts_with("values[0].")), "{:?}", error.path);
    assert!(error.message.starts_with("the answer is not what is documented: "), "{}", error.message);
    assert_eq!(error.body.as_deref(), Some(body.as_str()));

    for body in ["", "no JSON", "[]"] {
        let error = error_of(&list_staff(), V1_URL, &answer(200, body));
        assert_eq!((error.kind, &error.path), (ErrorKind::Decode, &None), "{body}");
        assert!(error.message.starts_with("the answer is not "), "{body}: {}", error.message);
    }
}

#[test]
fn other_statuses_are_http_errors_with_the_reason_in_the_body() {
    for (body, reason) in [
        ("", ""),
        ("<p>Bad Gateway</p>", ""),
        (r#"{"error":"not authorised"}"#, ": not authorised"),
        (r#"{"error":"invalid_client","error_description":"unknown client"}"#, ": invalid_client: unknown client"),
        (r#"{"Message":"The request is invalid."}"#, ": The request is invalid."),
        (r#"{"title":"","message":"m","error":1}"#, ": m"),
    ] {
        let error = error_of(&list_staff(), V1_URL, &answer(503, body));
        assert_eq!((error.kind, error.status), (ErrorKind::Http, Some(503)), "{body}");
        assert_eq!(error.message, format!("GET {V1_URL}/staff was answered with HTTP status 503{reason}"));
        assert_eq!(error.body.as_deref(), Some(body));
    }
    // Values of success do not make a failed request succeed.
    let error = error_of(&list_staff(), V1_URL, &answer(500, &envelope(20000, "", "[]")));
    assert_eq!((error.kind, error.status), (ErrorKind::Http, Some(500)));
}

#[test]
fn a_common_mistake_in_the_base_address_is_explained() {
    let html = "<!doctype html><title>login</title>";
    let v2 = || request("listDepartments", Credentials::None);
    for (request, base_url, hint) in [
        (list_staff(), "https://host", "; a baseUrl of v1 ends with /v1 in the documentation"),
        (list_staff(), V1_URL, ""),
        (v2(), "https://host/v2", "; the paths of v2 begin with /v2, so baseUrl has to end before it"),
        (v2(), "https://host", ""),
    ] {
        let error = error_of(&request, base_url, &answer(404, ""));
        assert!(error.message.ends_with(&format!("was answered with HTTP status 404{hint}")), "{}", error.message);
        let error = error_of(&request, base_url, &answer(200, html));
        let message = format!("the answer is an HTML page, not JSON: does baseUrl lead to the API?{hint}");
        assert_eq!((error.kind, error.message), (ErrorKind::Decode, message));
    }
}

#[test]
fn a_redirect_is_refused_and_names_the_option_to_change() {
    let redirect = |status, to: &str| Answer { status, redirects_to: Some(to.into()), body: Vec::new() };
    let error = error_of(&list_staff(), V1_URL, &redirect(302, "https://other"));
    assert_eq!((error.kind, error.status), (ErrorKind::Http, Some(302)));
    assert!(error.message.contains(" was answered with a redirect to https://other, "), "{}", error.message);
    assert!(error.message.ends_with(": put that address into baseUrl"), "{}", error.message);

    // A browser hides status and target.
    let error = error_of(&list_staff(), V1_URL, &redirect(0, ""));
    assert_eq!((error.kind, error.status), (ErrorKind::Http, None));
    assert!(error.message.contains("; is there a login page?"), "{}", error.message);

    let credentials = Credentials::ClientSecret {
        client_id: "id".into(),
        client_secret: "secret".into(),
        token_url: "https://sso/token".into(),
        scope: "s".into(),
    };
    let error = error_of(&request("getMerchantToken", credentials), "", &redirect(301, "https://other"));
    assert!(error.message.ends_with(": put that address into auth.tokenUrl"), "{}", error.message);
}

#[test]
fn secrets_are_masked_wherever_an_answer_is_quoted() {
    let failed = error_of(&list_staff(), V1_URL, &answer(200, &envelope(200_024, &format!("bad {TOKEN}"), "null")));
    let refused = error_of(&list_staff(), V1_URL, &answer(400, &format!(r#"{{"error":"bad {TOKEN}"}}"#)));
    let unreadable = error_of(&list_staff(), V1_URL, &answer(200, &format!("you sent {TOKEN}")));
    for error in [failed, refused, unreadable] {
        assert!(!format!("{error:?}").contains(TOKEN), "{error:?}");
        assert!(format!("{error:?}").contains("***"), "{error:?}");
    }

    let mut error = ErrorDetails::argument(format!("headers.{TOKEN}"), format!("{TOKEN} is refused"));
    error.request_id = Some(TOKEN.into());
    mask_error(&mut error, &[TOKEN.to_owned()]);
    assert_eq!(error.message, "*** is refused");
    assert_eq!((error.path.as_deref(), error.request_id.as_deref()), (Some("headers.***"), Some("***")));
}

#[test]
fn a_token_that_could_not_be_read_is_masked_too() {
    let credentials = Credentials::AppKey { app_id: "1001".into(), app_key: "app-key".into() };
    let request = request("getAccessToken", credentials);
    let body = envelope(20000, "", r#"{"access_token":"0123456789abcdef0123456789abcdef","expires_in":"soon"}"#);
    let error = error_of(&request, V1_URL, &answer(200, &body));
    assert_eq!(error.kind, ErrorKind::Decode);
    assert!(error.body.as_deref().is_some_and(|body| body.contains("***") && !body.contains("0123456789abcdef")));
}

#[test]
fn long_answers_are_cut_between_characters() {
    let error = error_of(&list_staff(), V1_URL, &answer(500, &"运".repeat(5000)));
    assert_eq!(error.body, Some("运".repeat(BODY_CHARACTERS)));
}

#[test]
fn errors_are_classified_for_the_retry_policy() {
    let error = |kind, code, status| {
        let mut error = ErrorDetails::new(kind, "");
        (error.code, error.status) = (code, status);
        error
    };
    for (kind, code, status, expected) in [
        (ErrorKind::Network, None, None, Failure::Network),
        (ErrorKind::Timeout, None, None, Failure::Timeout),
        (ErrorKind::Http, None, Some(503), Failure::Status(503)),
        (ErrorKind::Http, None, None, Failure::Final),
        (ErrorKind::Api, Some(200_011), Some(200), Failure::Code(200_011)),
        (ErrorKind::Api, Some(200_011), Some(429), Failure::Status(429)),
        // A code that asks for a new token is more specific than the status.
        (ErrorKind::Api, Some(10003), Some(400), Failure::Code(10003)),
        (ErrorKind::Abort, None, None, Failure::Final),
        (ErrorKind::Decode, None, Some(200), Failure::Final),
        (ErrorKind::Argument, None, None, Failure::Final),
        (ErrorKind::Config, None, None, Failure::Final),
    ] {
        assert_eq!(failure(&error(kind, code, status)), expected, "{kind:?} {code:?} {status:?}");
    }
    let mut refused_address = error(ErrorKind::Network, None, None);
    refused_address.is_final = true;
    assert_eq!(failure(&refused_address), Failure::Final);
}
