//! Making JavaScript values, and looking at those that come out.

use js_sys::{Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_open_api::client::Client;

pub const NOTHING: JsValue = JsValue::UNDEFINED;

#[wasm_bindgen(module = "/tests/bindings/javascript.js")]
extern "C" {
    fn evaluate(expression: &str, it: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = toJson)]
    fn to_json(value: &JsValue) -> String;
    #[wasm_bindgen(js_name = errorToJson)]
    fn error_to_json(error: &JsValue) -> String;
    /// A fetch that gives every request the same body, with `calls`.
    pub fn answering(body: &JsValue) -> JsValue;
    /// A fetch whose requests wait in `waiting` until `answer(number, values)`.
    pub fn held() -> JsValue;
    /// `{ controller, signal, seen: { mostListeners, listeners } }`
    #[wasm_bindgen(js_name = watchedSignal)]
    pub fn watched_signal() -> JsValue;
    /// `{ client, call, reason, attempts }`: options with which a call is aborted at a stage.
    #[wasm_bindgen(js_name = abortedAt)]
    pub fn aborted_at(stage: &str) -> JsValue;
    /// Runs something while a global is replaced.
    #[wasm_bindgen(js_name = withGlobal)]
    pub fn with_global(name: &str, value: &JsValue, run: &js_sys::Function) -> Promise;
    fn outcome(promise: &Promise) -> Promise;
}

/// The value of a JavaScript expression.
pub fn js(expression: &str) -> JsValue {
    evaluate(expression, &NOTHING)
}

/// The value of a JavaScript expression in which `it` stands for a value.
pub fn js_with(it: &JsValue, expression: &str) -> JsValue {
    evaluate(expression, it)
}

/// A property of an object.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// A value as JSON; what JSON has no word for is a text that names it.
pub fn json(value: &JsValue) -> Value {
    serde_json::from_str(&to_json(value)).unwrap()
}

/// The text of a successful answer around a text of JSON.
pub fn success(values: &str) -> String {
    format!(r#"{{"requestId":null,"errmsg":20000,"succeed":true,"msgTime":"","errdesc":null,"values":{values}}}"#)
}

/// A client of v1 that needs no token, with further or other options.
pub fn client(options: &JsValue) -> Client {
    let options = js_with(options, r#"({ baseUrl: "http://server.example/v1", auth: "none", ...it })"#);
    Client::new(false, options).unwrap_or_else(|error| panic!("{}", properties(&error)))
}

/// The same with options that are written as JavaScript.
pub fn client_with(options: &str) -> Client {
    client(&js(options))
}

/// A client with a fetch of the test's own.
pub fn client_with_fetch(fetch: &JsValue) -> Client {
    client(&js_with(fetch, "({ fetch: it })"))
}

/// A client whose fetch gives every request the same body.
pub fn client_of(body: &str) -> Client {
    client_with_fetch(&answering(&body.into()))
}

/// Calls an endpoint that has to exist.
pub fn call(client: &Client, endpoint: &str, params: &JsValue, options: &JsValue) -> Promise {
    client.call_endpoint(endpoint, params.clone(), options.clone()).unwrap()
}

/// Calls `listStaff` without parameters.
pub fn list_staff(client: &Client) -> Promise {
    call(client, "listStaff", &NOTHING, &NOTHING)
}

/// What a promise resolves to.
pub async fn resolved(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.unwrap_or_else(|error| panic!("{}", error_to_json(&error)))
}

/// The error that a promise rejects with.
pub async fn rejected(promise: Promise) -> JsValue {
    match JsFuture::from(promise).await {
        Ok(value) => panic!("resolved to {}", to_json(&value)),
        Err(error) => error,
    }
}

/// The properties of the error that a promise rejects with.
pub async fn failure(promise: Promise) -> Value {
    properties(&rejected(promise).await)
}

/// What promises settle to which are under way together: `{ value }` or `{ error }`.
pub async fn outcomes(promises: &[Promise]) -> Vec<JsValue> {
    let mut outcomes = Vec::new();
    for promise in promises.iter().map(outcome).collect::<Vec<_>>() {
        outcomes.push(resolved(promise).await);
    }
    outcomes
}

/// All properties of a `YoumiError` as JSON, its cause as text. Panics if it is none.
pub fn properties(error: &JsValue) -> Value {
    let mut properties: Value = serde_json::from_str(&error_to_json(error)).unwrap();
    let is_youmi_error = properties.as_object_mut().unwrap().remove("isYoumiError");
    assert_eq!(is_youmi_error, Some(true.into()), "{properties}");
    properties
}
