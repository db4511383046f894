//! Steering the emulator over HTTP.

use serde_json::Value;

use super::javascript::{js_with, settled};

/// Where it listens.
pub const URL: &str = match option_env!("YOUMI_EMULATOR_URL") {
    Some(url) => url,
    None => "http://127.0.0.1:5093",
};
/// 登陆APPID
pub const APP_ID: &str = "73289537";
/// The secret that belongs to it.
pub const APP_KEY: &str = "emulator-app-key";

async fn control(method: &str, path: &str, body: &str) -> Value {
    let request = js_sys::Array::of3(&method.into(), &format!("{URL}/__emulator/{path}").into(), &body.into());
    let answer = js_with(
        "request",
        &request,
        r#"(async ([method, url, body]) => {
            const answer = await fetch(url, body ? { method, body } : { method });
            const text = await answer.text();
            if (!answer.ok) throw new Error(text);
            return text;
        })(request)"#,
    );
    serde_json::from_str(&settled(answer).await.as_string().unwrap()).unwrap()
}

/// Brings it back to its beginning. Every test starts with this.
pub async fn reset() {
    control("POST", "reset", "").await;
}

/// Asks for one fault or a list of them.
pub async fn fault(faults: Value) {
    control("POST", "faults", &faults.to_string()).await;
}

/// What it has received for an endpoint since the last reset.
pub async fn requests(endpoint: &str) -> Vec<Value> {
    match control("GET", &format!("requests?endpoint={endpoint}"), "").await {
        Value::Array(requests) => requests,
        other => panic!("{other}"),
    }
}

/// How many requests it has received for an endpoint.
pub async fn count(endpoint: &str) -> usize {
    requests(endpoint).await.len()
}

/// How many requests it has received at all.
pub async fn count_all() -> usize {
    control("GET", "requests", "").await.as_array().unwrap().len()
}

/// What clients have done to it.
pub async fn state() -> Value {
    control("GET", "state", "").await
}

/// Ends all tokens that it has given.
pub async fn expire_tokens() {
    control("POST", "tokens/expire", "").await;
}
