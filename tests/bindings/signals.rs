//! Signals: they work at every stage of a call, and nothing of a call stays on them.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{
    NOTHING, aborted_at, answering, call, client, client_with, client_with_fetch, failure, get, js, js_with, json,
    properties, rejected, resolved, success, watched_signal,
};

/// Makes a call that is aborted at a stage, and checks its error.
async fn assert_aborted(stage: &str, attempts: u32) {
    let aborted = aborted_at(stage);
    let client = client(&get(&aborted, "client"));
    let error = rejected(call(&client, "listStaff", &NOTHING, &get(&aborted, "call"))).await;
    assert_eq!(get(&error, "cause"), get(&aborted, "reason"), "{stage}");
    let mut properties = properties(&error);
    assert!(properties.as_object_mut().unwrap().remove("message").is_some());
    let expected = json!({
        "kind": "abort",
        "code": null,
        "description": null,
        "endpoint": "listStaff",
        "status": null,
        "requestId": null,
        "path": null,
        "body": null,
        "attempts": attempts,
        "retryable": false,
        "cause": "Error: the chat was closed",
    });
    properties["status"] = json!(null);
    assert_eq!(properties, expected, "{stage}");
    assert_eq!(js_with(&aborted, "it.attempts.count"), attempts, "{stage}");
}

#[wasm_bindgen_test]
async fn a_call_is_aborted_at_every_stage() {
    assert_aborted("before", 0).await;
    assert_aborted("token", 0).await;
    assert_aborted("fetch", 1).await;
    assert_aborted("body", 1).await;
    assert_aborted("retry", 1).await;
}

#[wasm_bindgen_test]
async fn a_signal_may_abort_with_any_reason() {
    for (reason, cause) in [("undefined", "AbortError: "), ("null", "null"), ("'why'", "why"), ("7", "7")] {
        let options = js(&format!(
            "(() => {{ const c = new AbortController(); c.abort({reason}); return {{ signal: c.signal }}; }})()"
        ));
        let error = failure(call(&client_with("{}"), "listStaff", &NOTHING, &options)).await;
        assert_eq!(error["kind"], "abort", "{reason}");
        assert!(error["cause"].as_str().is_some_and(|found| found.starts_with(cause)), "{reason}: {error}");
    }
}

#[wasm_bindgen_test]
async fn no_listener_stays_on_a_signal() {
    let watched = watched_signal();
    let signal = js_with(&watched, "({ signal: it.signal })");
    let short = js_with(&watched, "({ signal: it.signal, timeoutMs: 30, retries: 0 })");
    resolved(call(&client_with_fetch(&answering(&success("[]").into())), "listStaff", &NOTHING, &signal)).await;
    rejected(call(&client_with("{ fetch: async () => { throw 1; }, retries: 0 }"), "listStaff", &NOTHING, &signal))
        .await;
    rejected(call(&client_with("{ fetch: () => new Promise(() => {}) }"), "listStaff", &NOTHING, &short)).await;
    let seen = js_with(&watched, "[it.seen.mostListeners > 0, it.seen.listeners.size]");
    assert_eq!(json(&seen), json!([true, 0]));
}

/// A request that nobody waits for any more is cut off, not only forgotten.
#[wasm_bindgen_test]
async fn the_signal_that_fetch_gets_is_aborted_with_the_call() {
    let seen = js("[]");
    let client = client(&js_with(
        &seen,
        "({ retries: 0, fetch: (url, init) => new Promise(() => init.signal.addEventListener('abort', () => it.push(url))) })",
    ));
    let error = failure(call(&client, "listStaff", &NOTHING, &js("{ timeoutMs: 20 }"))).await;
    assert_eq!(error["kind"], "timeout");
    assert_eq!(json(&seen), json!(["http://server.example/v1/staff"]));
}
