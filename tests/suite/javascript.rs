//! Making JavaScript values, and looking at those that come out.

use js_sys::{Function, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use youmi_open_api::js::client::V1Client;

use super::emulator;

/// The value of a JavaScript expression.
pub fn js(expression: &str) -> JsValue {
    js_with("unused", &JsValue::UNDEFINED, expression)
}

/// The value of a JavaScript expression that uses a value by a name.
pub fn js_with(name: &str, value: &JsValue, expression: &str) -> JsValue {
    Function::new_with_args(name, &format!("return ({expression});")).call1(&JsValue::UNDEFINED, value).unwrap()
}

/// A value as JSON; what JSON has no word for becomes a text that says so.
pub fn json(value: &JsValue) -> Value {
    let text = js_with(
        "value",
        value,
        r#"JSON.stringify(value, (_, item) => {
            if (item === undefined) return "(undefined)";
            return typeof item === "number" && !Number.isFinite(item) ? `(${item})` : item;
        })"#,
    );
    serde_json::from_str(&text.as_string().unwrap()).unwrap()
}

/// Waits for a promise of a helper's own; nothing that is tested.
pub async fn settled(value: JsValue) -> JsValue {
    JsFuture::from(Promise::resolve(&value)).await.unwrap()
}

/// A client of the emulator that knows its secrets; `options` is a JavaScript object of further or other options.
pub fn client(options: &str) -> V1Client {
    client_with("unused", &JsValue::UNDEFINED, options)
}

/// The same with options that use a value by a name.
pub fn client_with(name: &str, value: &JsValue, options: &str) -> V1Client {
    let (url, id, key) = (emulator::URL, emulator::APP_ID, emulator::APP_KEY);
    let all = js_with(
        name,
        value,
        &format!(
            r#"{{
                baseUrl: "{url}/v1",
                auth: {{ appId: "{id}", appKey: "{key}" }},
                allowSecretInBrowser: true,
                ...{options},
            }}"#
        ),
    );
    V1Client::new(&all).unwrap_or_else(|error| panic!("{}", properties(&error)))
}

/// A client whose fetch answers every request with the same text; nothing has to be signed.
pub fn answered_with(body: &str) -> V1Client {
    client_with("body", &body.into(), r#"{ auth: "none", fetch: async () => new Response(body) }"#)
}

/// What a promise resolves to, as JSON.
pub async fn resolved(promise: Promise) -> Value {
    match JsFuture::from(promise).await {
        Ok(value) => json(&value),
        Err(error) => panic!("{}", properties(&error)),
    }
}

/// The error that a promise rejects with.
pub async fn rejected(promise: Promise) -> JsValue {
    match JsFuture::from(promise).await {
        Ok(value) => panic!("resolved to {}", json(&value)),
        Err(error) => error,
    }
}

/// All properties of a `YoumiError` as JSON, its cause as text. Panics if it is none.
pub fn properties(error: &JsValue) -> Value {
    assert!(error.is_instance_of::<js_sys::Error>(), "rejected with no Error: {error:?}");
    let text = js_with(
        "error",
        error,
        r#"JSON.stringify({
            isYoumiError: error.name === "YoumiError" && error.constructor.name === "YoumiError"
                && typeof error.stack === "string" && String(error) === `YoumiError: ${error.message}`,
            message: error.message,
            ...error,
            cause: "cause" in error && error.cause !== undefined ? String(error.cause) : null,
        })"#,
    );
    let mut properties: Value = serde_json::from_str(&text.as_string().unwrap()).unwrap();
    let is_youmi_error = properties.as_object_mut().unwrap().remove("isYoumiError").unwrap();
    assert_eq!(is_youmi_error, true, "{properties}");
    properties
}

/// The properties of the error that a promise rejects with.
pub async fn failure(promise: Promise) -> Value {
    properties(&rejected(promise).await)
}

/// The properties of the errors that promises reject with which are under way together.
pub async fn failures(promises: &[Promise]) -> Vec<Value> {
    let promises: js_sys::Array = promises.iter().collect();
    let errors = js_with(
        "promises",
        &promises,
        r#"Promise.all(promises.map((promise) => promise.then(() => { throw new Error("resolved") }, (error) => error)))"#,
    );
    js_sys::Array::from(&settled(errors).await).iter().map(|error| properties(&error)).collect()
}

/// Takes a text out of an error's properties that is checked by itself.
pub fn take_text(properties: &mut Value, name: &str) -> String {
    match properties.as_object_mut().unwrap().remove(name) {
        Some(Value::String(text)) => text,
        other => panic!("{name} is {other:?} in {properties}"),
    }
}
