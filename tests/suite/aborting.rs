//! Signals: they work at every moment of a call, and nothing of it stays behind.

use js_sys::{Array, Promise};
use serde_json::json;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, failures, js, js_with, json, properties, rejected, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

/// A controller with the reason that it aborts with.
fn controller() -> JsValue {
    js(r#"Object.assign(new AbortController(), { why: new Error("the chat was closed") })"#)
}

fn options(controller: &JsValue) -> JsValue {
    js_with("controller", controller, "{ signal: controller.signal }")
}

/// Checks the error of an aborted call, and that its cause is the very reason.
async fn assert_aborted(call: Promise, controller: &JsValue, attempts: u32) {
    let error = rejected(call).await;
    let both = Array::of2(&error, controller);
    assert!(js_with("both", &both, "both[0].cause === both[1].why").is_truthy());
    let mut properties = properties(&error);
    super::javascript::take_text(&mut properties, "message");
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
    assert_eq!(properties, expected);
}

#[wasm_bindgen_test]
async fn before_the_call() {
    emulator::reset().await;
    let controller = controller();
    js_with("controller", &controller, "controller.abort(controller.why)");
    assert_aborted(client("{}").listStaff(NOTHING, &options(&controller)), &controller, 0).await;
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn right_after_the_call() {
    emulator::reset().await;
    let controller = controller();
    let call = client("{}").listStaff(NOTHING, &options(&controller));
    js_with("controller", &controller, "controller.abort(controller.why)");
    assert_aborted(call, &controller, 0).await;
    assert_eq!(emulator::count("listStaff").await, 0);
}

#[wasm_bindgen_test]
async fn while_the_token_is_fetched() {
    emulator::reset().await;
    let controller = controller();
    let fetch = r#"{
        fetch: (url, init) => {
            const answer = fetch(url, init);
            if (url.includes("GetAccessToken")) queueMicrotask(() => controller.abort(controller.why));
            return answer;
        },
    }"#;
    let client = client_with("controller", &controller, fetch);
    let other = client.listLabels(NOTHING, NOTHING);
    assert_aborted(client.listStaff(NOTHING, &options(&controller)), &controller, 0).await;
    // The token was not only its own: another call waits for it still.
    resolved(other).await;
    assert_eq!((emulator::count("getAccessToken").await, emulator::count("listStaff").await), (1, 0));
}

#[wasm_bindgen_test]
async fn while_it_waits_for_the_answer() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "hang", "times": null })).await;
    let controller = controller();
    let fetch = r#"{
        fetch: (url, init) => {
            const answer = fetch(url, init);
            if (url.includes("staff")) queueMicrotask(() => controller.abort(controller.why));
            return answer;
        },
    }"#;
    let client = client_with("controller", &controller, fetch);
    assert_aborted(client.listStaff(NOTHING, &options(&controller)), &controller, 1).await;
}

#[wasm_bindgen_test]
async fn while_it_reads_the_answer() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "stall", "times": null })).await;
    let controller = controller();
    let fetch = r#"{
        fetch: async (url, init) => {
            const answer = await fetch(url, init);
            if (!url.includes("staff")) return answer;
            return {
                status: answer.status,
                headers: answer.headers,
                arrayBuffer() {
                    const body = answer.arrayBuffer();
                    queueMicrotask(() => controller.abort(controller.why));
                    return body;
                },
            };
        },
    }"#;
    let client = client_with("controller", &controller, fetch);
    assert_aborted(client.listStaff(NOTHING, &options(&controller)), &controller, 1).await;
}

#[wasm_bindgen_test]
async fn while_it_backs_off() {
    emulator::reset().await;
    let headers = json!({ "Retry-After": "30" });
    emulator::fault(
        json!({ "endpoint": "listStaff", "kind": "status", "status": 503, "headers": headers, "times": null }),
    )
    .await;
    for how in ["queueMicrotask(() => controller.abort(controller.why))", "controller.abort(controller.why)"] {
        let controller = controller();
        let logger = format!("{{ logger: {{ warn() {{ {how} }} }} }}");
        let client = client_with("controller", &controller, &logger);
        assert_aborted(client.listStaff(NOTHING, &options(&controller)), &controller, 1).await;
    }
}

#[wasm_bindgen_test]
async fn after_the_call_it_changes_nothing() {
    emulator::reset().await;
    let controller = controller();
    let client = client("{}");
    let call = client.listStaff(NOTHING, &options(&controller));
    let reply = resolved(call.clone()).await;
    js_with("controller", &controller, "controller.abort(controller.why)");
    assert_eq!(resolved(call).await, reply);
    resolved(client.listStaff(NOTHING, NOTHING)).await;
}

#[wasm_bindgen_test]
async fn with_any_reason_or_none() {
    emulator::reset().await;
    let client = client("{}");
    for (reason, cause) in
        [("'why'", json!("why")), ("7", json!("7")), ("null", json!("null")), ("{}", json!("[object Object]"))]
    {
        let options = js(&format!("{{ signal: AbortSignal.abort({reason}) }}"));
        let error = properties(&rejected(client.listStaff(NOTHING, &options)).await);
        assert_eq!((&error["kind"], &error["cause"]), (&json!("abort"), &cause), "{reason}");
    }
    let error = properties(&rejected(client.listStaff(NOTHING, &js("{ signal: AbortSignal.abort() }"))).await);
    assert!(error["cause"].as_str().is_some_and(|cause| cause.contains("AbortError")), "{error}");
    assert_eq!(emulator::count("listStaff").await, 0);
}

#[wasm_bindgen_test]
async fn a_signal_that_times_out_is_one_too() {
    emulator::reset().await;
    let client = client("{}");
    resolved(client.listStaff(NOTHING, NOTHING)).await;
    emulator::fault(json!({ "endpoint": "listStaff", "kind": "hang", "times": null })).await;
    let call = client.listStaff(NOTHING, &js("{ signal: AbortSignal.timeout(40) }"));
    let error = properties(&rejected(call).await);
    assert_eq!((&error["kind"], &error["attempts"]), (&json!("abort"), &json!(1)));
}

/// A signal that counts its listeners.
const COUNTED: &str = r#"(() => {
    const { signal } = new AbortController();
    const add = signal.addEventListener.bind(signal), remove = signal.removeEventListener.bind(signal);
    const live = new Set(), seen = { most: 0, live };
    signal.addEventListener = (type, listener, ...more) => {
        live.add(listener);
        seen.most = Math.max(seen.most, live.size);
        add(type, listener, ...more);
    };
    signal.removeEventListener = (type, listener, ...more) => {
        live.delete(listener);
        remove(type, listener, ...more);
    };
    return { signal, seen };
})()"#;

#[wasm_bindgen_test]
async fn no_listener_stays_behind() {
    emulator::reset().await;
    let retry = json!({ "Retry-After": "0" });
    emulator::fault(json!([
        { "endpoint": "listStaff", "kind": "status", "status": 503, "headers": retry, "times": 2 },
        { "endpoint": "listLabels", "kind": "status", "status": 404 },
        { "endpoint": "listAdGroups", "kind": "hang" },
    ]))
    .await;
    let client = client("{}");
    let counted = js(COUNTED);
    let options = js_with("counted", &counted, "{ signal: counted.signal }");
    let short = js_with("counted", &counted, "{ signal: counted.signal, timeoutMs: 50, retries: 0 }");
    resolved(client.listStaff(NOTHING, &options)).await;
    rejected(client.listLabels(NOTHING, &options)).await;
    rejected(client.listAdGroups(NOTHING, &short)).await;
    let seen = json(&js_with("counted", &counted, "[counted.seen.most > 0, counted.seen.live.size]"));
    assert_eq!(seen, json!([true, 0]));
}

/// What reaches fetch is a signal too: a request that nobody waits for is cut off.
#[wasm_bindgen_test]
async fn the_request_itself_is_cut_off() {
    let controller = controller();
    let fetch = r#"{
        auth: "none",
        retries: 0,
        fetch: (url, init) => new Promise(() => {
            controller.seen ??= [];
            init.signal.addEventListener("abort", () => controller.seen.push(url.split("/").pop()));
            if (url.includes("staff")) queueMicrotask(() => controller.abort(controller.why));
        }),
    }"#;
    let client = client_with("controller", &controller, fetch);
    let aborted = client.listStaff(NOTHING, &options(&controller));
    let late = client.listLabels(NOTHING, &js("{ timeoutMs: 20 }"));
    let errors = failures(&[aborted, late]).await;
    assert_eq!((&errors[0]["kind"], &errors[1]["kind"]), (&json!("abort"), &json!("timeout")));
    assert_eq!(json(&js_with("controller", &controller, "controller.seen")), json!(["staff", "wecahtlabel"]));
}
