//! Calls settle, whatever becomes of others, and each goes on by itself when what it waits for is there.

use js_sys::Promise;
use serde_json::json;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::javascript::{
    NOTHING, answering, call, client, client_with, client_with_fetch, failure, get, held, js, js_with, json,
    list_staff, outcomes, resolved, success, with_global,
};

#[wasm_bindgen_test]
async fn a_call_gives_a_promise_and_sends_at_once() {
    let stub = answering(&success("[]").into());
    let promise = list_staff(&client_with_fetch(&stub));
    assert_eq!(js_with(&promise, "Object.prototype.toString.call(it)"), "[object Promise]");
    assert_eq!(js_with(&stub, "it.calls.length"), 1);
    resolved(promise).await;
}

#[wasm_bindgen_test]
async fn calls_end_in_the_order_of_their_answers() {
    let stub = held();
    let client = client_with_fetch(&stub);
    let calls: [Promise; 3] = std::array::from_fn(|_| list_staff(&client));
    let order = js("[]");
    for (number, promise) in calls.iter().enumerate() {
        js_with(
            &js_sys::Array::of3(promise, &order, &JsValue::from(number as u32)),
            "it[0].then(() => it[1].push(it[2]))",
        );
    }
    for number in [2, 0, 1] {
        js_with(&stub, &format!("it.answer({number}, [])"));
        resolved(calls[number].clone()).await;
    }
    assert_eq!(json(&order), json!([2, 0, 1]));
}

#[wasm_bindgen_test]
async fn many_calls_at_once_settle_each_in_its_own_way() {
    let client = client_with(
        r#"(() => {
            let count = 0;
            return { retries: 0, fetch: async () => {
                count += 1;
                if (count % 3 === 0) throw new Error("no connection");
                const values = JSON.stringify([{ ad_friend_id: count }]);
                return new Response(`{"errmsg":20000,"succeed":true,"msgTime":"","values":${values}}`);
            } };
        })()"#,
    );
    let calls: Vec<Promise> = (0..60).map(|_| call(&client, "listFriends", &NOTHING, &NOTHING)).collect();
    for (index, outcome) in outcomes(&calls).await.iter().enumerate() {
        if index % 3 == 2 {
            assert_eq!(get(&get(outcome, "error"), "kind"), "network");
        } else {
            let id = js_with(outcome, "it.value.values[0].ad_friend_id");
            assert_eq!(id.as_f64(), Some((index + 1) as f64));
        }
    }
}

/// The executor polls within the reaction of the promise that a call waits for, and has no queue of its own.
#[wasm_bindgen_test]
async fn a_call_needs_no_microtask_of_its_own() {
    // Not a Response: the platform's own needs microtasks to read its body.
    let client = JsValue::from(client_with(&format!(
        "{{ fetch: async () => ({{ status: 200, headers: new Map(), arrayBuffer: async () => new TextEncoder().encode('{}').buffer }}) }}",
        success("[]")
    )));
    let run = js_with(&client, "() => it.callEndpoint('listStaff')");
    let reply = resolved(with_global("queueMicrotask", &js("() => {}"), run.unchecked_ref())).await;
    assert_eq!(json(&get(&reply, "values")), json!([]));
}

#[wasm_bindgen_test]
async fn a_function_of_the_callers_may_call_the_client_again() {
    let stub = held();
    let inner = JsValue::from(client_with_fetch(&stub));
    let outer = client(&js_with(
        &inner,
        "({ fetch: () => { it.callEndpoint('listLabels'); return it.callEndpoint('listStaff').then(() => new Response('')); }, retries: 0 })",
    ));
    let call = list_staff(&outer);
    assert_eq!(js_with(&stub, "it.waiting.length"), 2);
    js_with(&stub, "[it.answer(0, []), it.answer(1, [])]");
    assert_eq!(failure(call).await["kind"], "decode");
}
