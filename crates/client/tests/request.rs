//! The requests that calls send: address, query, body and the bodies that ask for a token.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use youmi_api::{Effect, Method, Version};
use youmi_client::error::{ErrorDetails, ErrorKind};
use youmi_client::headers::Headers;
use youmi_client::json_text::{Json, OwnedJson};
use youmi_client::request::{Request, token_body};
use youmi_client::settings::{Credentials, Settings};
use youmi_client::signature::sign;

fn settings(version: Version, credentials: Credentials, paths: &str) -> Settings {
    Settings {
        version,
        base_url: "https://host/api".into(),
        credentials,
        paths: OwnedJson::parse(paths.into()).unwrap(),
        tenant_id: None,
    }
}

/// The headers of a request of a client that has a tenant, as JSON.
fn headers(request: &Request) -> String {
    let settings = Settings { tenant_id: Some("t1".into()), ..settings(request.version, Credentials::None, "{}") };
    let mut headers = Headers::default();
    request.set_headers(&settings, &mut headers);
    headers.to_json()
}

fn app_key() -> Credentials {
    Credentials::AppKey { app_id: "1001".into(), app_key: "app-key".into() }
}

fn client_secret() -> Credentials {
    Credentials::ClientSecret {
        client_id: "id&1".into(),
        client_secret: "s+cret".into(),
        token_url: "https://sso/token?a=b".into(),
        scope: "Ls.Qkl".into(),
    }
}

fn to_endpoint(id: &str, paths: &str, params: &str) -> Result<Request, Box<ErrorDetails>> {
    let endpoint = youmi_api::endpoint(id).unwrap();
    let settings = settings(endpoint.version, Credentials::None, paths);
    Request::to_endpoint(&settings, endpoint, Json::parse(params).unwrap())
}

fn to_any_path(request: &str) -> Result<Request, Box<ErrorDetails>> {
    Request::to_any_path(&settings(Version::V2, Credentials::None, "{}"), Json::parse(request).unwrap())
}

#[test]
fn a_get_has_its_parameters_in_the_query() {
    let request =
        to_endpoint("listFriends", "{}", r#"{"order_by_model":"asc","Page":2,"Wechat_No":"a b&名"}"#).unwrap();
    assert_eq!((request.method, request.effect, request.body), (Method::Get, Effect::Read, None));
    let (path, query) = request.url.split_once('?').unwrap();
    assert_eq!(path, "https://host/api/friend");
    let mut pairs: Vec<_> = query.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(pairs, ["Page=2", "Wechat_No=a+b%26%E5%90%8D", "order_by_model=asc"]);
    assert_eq!(to_endpoint("listFriends", "{}", "null").unwrap().url, "https://host/api/friend");
}

#[test]
fn a_post_has_its_parameters_in_the_body() {
    let params = r#"{"GreeTing":"c","ReceiVerId":"a","Wechat_Moble":"b","PcKid":"1"}"#;
    let request = to_endpoint("addFriend", "{}", params).unwrap();
    assert_eq!((request.method, request.effect), (Method::Post, Effect::Action));
    assert_eq!(
        (request.url.as_str(), headers(&request).as_str()),
        ("https://host/api/friend/Add_Friend", r#"{"TenantId":"t1","Content-type":"text/json"}"#)
    );
    let body = request.body.unwrap();
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["ReceiVerId"], &body["GreeTing"]), (&"a".into(), &"c".into()));

    let request = to_endpoint("getStaffServiceReport", "{}", r#"{"later":1}"#);
    assert_eq!(request.err().map(|error| error.kind), Some(ErrorKind::Argument));
    let request = to_endpoint("listChatMessages", "{}", "null").unwrap();
    assert_eq!(
        (request.body.as_deref(), headers(&request).as_str()),
        (Some("{}"), r#"{"TenantId":"t1","Content-type":"application/json"}"#)
    );
}

#[test]
fn a_path_that_is_not_documented_has_to_be_configured() {
    let error = to_endpoint("endTakeover", "{}", "null").unwrap_err();
    assert_eq!(error.kind, ErrorKind::Config);
    assert!(error.message.contains("set options.paths.endTakeover"), "{}", error.message);
    let request = to_endpoint("endTakeover", r#"{"endTakeover":"/v2/End"}"#, "null").unwrap();
    assert_eq!(request.url, "https://host/api/v2/End");
    // A configured path replaces a documented one.
    let request = to_endpoint("listStaff", r#"{"listStaff":"employees"}"#, "null").unwrap();
    assert_eq!(request.url, "https://host/api/employees");
}

#[test]
fn fetching_a_token_takes_credentials_and_no_parameters() {
    let request = |id: &str, credentials, params: &str| {
        let endpoint = youmi_api::endpoint(id).unwrap();
        Request::to_endpoint(&settings(endpoint.version, credentials, "{}"), endpoint, Json::parse(params).unwrap())
    };
    let v1 = request("getAccessToken", app_key(), "null").unwrap();
    assert_eq!(v1.url, "https://host/api/GetAccessToken?format=json");
    assert_eq!((v1.effect, headers(&v1).as_str()), (Effect::Auth, r#"{"Content-type":"text/json"}"#));
    let v2 = request("getMerchantToken", client_secret(), "{}").unwrap();
    assert_eq!(v2.url, "https://sso/token?a=b");
    assert_eq!(
        (v2.effect, headers(&v2).as_str()),
        (Effect::Auth, r#"{"Content-type":"application/x-www-form-urlencoded"}"#)
    );
    assert!(v1.body.is_none() && v2.body.is_none());

    let error = request("getAccessToken", app_key(), r#"{"AppId":"1"}"#).unwrap_err();
    assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Argument, Some("params.AppId")));
    for credentials in [Credentials::None, Credentials::AccessToken { text: None }] {
        assert_eq!(request("getAccessToken", credentials, "null").unwrap_err().kind, ErrorKind::Config);
    }
}

#[test]
fn the_body_for_a_token_is_signed_in_v1_and_a_form_in_v2() {
    let (body, secret) = token_body(&app_key(), "7", "1795537334");
    let signature = sign("100171795537334", "app-key");
    let expected = format!(r#"{{"AppId":"1001","Nonce":"7","Timestamp":"1795537334","Signature":"{signature}"}}"#);
    assert_eq!(body, expected);
    // Servers repeat the signature without its URL encoding.
    assert_eq!(secret, Some(signature.replace("%2b", "+").replace("%2f", "/").replace("%3d", "=")));

    let (body, secret) = token_body(&client_secret(), "7", "1795537334");
    assert_eq!(body, "client_id=id%261&client_secret=s%2Bcret&scope=Ls.Qkl&grant_type=client_credentials");
    assert_eq!(secret, None);
}

#[test]
fn any_path_can_be_called() {
    let request = to_any_path(
        r#"{"method":"GET","path":"/v2/System/Later","query":{"a":"b c","n":1.5,"flag":true,"left out":null}}"#,
    )
    .unwrap();
    assert_eq!(request.url, "https://host/api/v2/System/Later?a=b+c&n=1.5&flag=true");
    assert_eq!((request.endpoint, request.version, request.method), ("call", Version::V2, Method::Get));
    assert_eq!((request.effect, request.body), (Effect::Read, None));

    let request = to_any_path(r#"{"method":"POST","path":"a?b=c","query":{"d":1},"body":[1, {"e":null}]}"#).unwrap();
    assert_eq!(request.url, "https://host/api/a?b=c&d=1");
    assert_eq!((request.method, request.effect), (Method::Post, Effect::Action));
    assert_eq!(request.body.as_deref(), Some(r#"[1, {"e":null}]"#));
}

#[test]
fn the_caller_decides_whether_any_request_is_repeated() {
    for (method, retry, effect) in [
        ("GET", "true", Effect::Read),
        ("GET", "false", Effect::Action),
        ("POST", "true", Effect::Read),
        ("POST", "false", Effect::Action),
        ("POST", "null", Effect::Action),
    ] {
        let request = to_any_path(&format!(r#"{{"method":"{method}","path":"a","retry":{retry}}}"#)).unwrap();
        assert_eq!(request.effect, effect, "{method} {retry}");
    }
}

#[test]
fn an_invalid_request_to_any_path_is_refused_with_its_path() {
    for (request, path) in [
        (r#"{"path":"a"}"#, "request.method"),
        (r#"{"method":"PUT","path":"a"}"#, "request.method"),
        (r#"{"method":"GET"}"#, "request.path"),
        (r#"{"method":"GET","path":"../admin"}"#, "request.path"),
        (r#"{"method":"GET","path":"https://other/a"}"#, "request.path"),
        (r#"{"method":"GET","path":"a","query":[1]}"#, "request.query"),
        (r#"{"method":"GET","path":"a","query":{"b":{}}}"#, "request.query"),
        (r#"{"method":"GET","path":"a","body":{}}"#, "request.body"),
        (r#"{"method":"POST","path":"a","retry":1}"#, "request.retry"),
        (r#"{"method":"POST","path":"a","headers":{}}"#, "request.headers"),
        ("[]", "request"),
    ] {
        let error = to_any_path(request).unwrap_err();
        assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Argument, Some(path)), "{request}");
    }
}

#[test]
fn the_description_of_a_request_has_no_query() {
    let request = to_any_path(r#"{"method":"GET","path":"a?phone=13800138000"}"#).unwrap();
    assert_eq!(request.description(), "GET https://host/api/a");
}
