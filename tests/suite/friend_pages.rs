//! `eachFriend`: all friends, a page at a time.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, js, js_with, json, properties, settled};

/// Iterates to the end, or until so many have come; gives their numbers.
async fn ids(friends: &JsValue, most: usize) -> Vec<i64> {
    let all = js_with(
        "friends",
        friends,
        &format!(
            r#"(async () => {{
                const ids = [];
                for await (const friend of friends) {{
                    ids.push(friend.ad_friend_id);
                    if (ids.length === {most}) break;
                }}
                return ids;
            }})()"#
        ),
    );
    serde_json::from_value(json(&settled(all).await)).unwrap()
}

/// The pages that the emulator was asked for.
async fn pages() -> Vec<Value> {
    emulator::requests("listFriends").await.into_iter().map(|request| request["query"].clone()).collect()
}

#[wasm_bindgen_test]
async fn all_pages_are_read() {
    emulator::reset().await;
    let friends = client("{}").eachFriend(&js("{ PageSize: 25 }"), &JsValue::UNDEFINED);
    let all = ids(&friends, 1000).await;
    assert_eq!(all.len(), 60);
    assert_eq!(all[0], 1_024_711);
    assert!(all.windows(2).skip(1).all(|pair| pair[0] < pair[1]), "{all:?}");
    let expected = json!([
        { "PageSize": "25", "Page": "1" },
        { "PageSize": "25", "Page": "2" },
        { "PageSize": "25", "Page": "3" },
        // Servers cap the size of pages, so that a short one is no end.
        { "PageSize": "25", "Page": "4" },
    ]);
    assert_eq!(json!(pages().await), expected);

    // Without a size the server decides it: 20 here.
    emulator::reset().await;
    let friends = client("{}").eachFriend(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    assert_eq!(ids(&friends, 1000).await, all);
    assert_eq!(pages().await.len(), 4);
}

#[wasm_bindgen_test]
async fn a_page_is_fetched_when_it_is_asked_for() {
    emulator::reset().await;
    let client = client("{}");
    let friends = client.eachFriend(&js("{ PageSize: 10 }"), &JsValue::UNDEFINED);
    assert_eq!(emulator::count_all().await, 0);
    assert_eq!(ids(&friends, 10).await.len(), 10);
    assert_eq!(pages().await.len(), 1);
    // It has been left, so that nothing more comes.
    assert!(ids(&friends, 10).await.is_empty());
    let friends = client.eachFriend(&js("{ PageSize: 10 }"), &JsValue::UNDEFINED);
    assert_eq!(ids(&friends, 11).await.len(), 11);
    assert_eq!(pages().await.len(), 3);
}

#[wasm_bindgen_test]
async fn reading_begins_at_the_given_page() {
    emulator::reset().await;
    let client = client("{}");
    let friends = client.eachFriend(&js("{ Page: 3, PageSize: 25 }"), &JsValue::UNDEFINED);
    assert_eq!(ids(&friends, 1000).await.len(), 10);
    let pages = pages().await;
    assert_eq!(pages[0], json!({ "PageSize": "25", "Page": "3" }));
    // The server may make its pages smaller than was asked for, so that another one shows that this was the last.
    assert!(pages.len() <= 2, "{pages:?}");
}

#[wasm_bindgen_test]
async fn other_parameters_go_with_every_page() {
    emulator::reset().await;
    let params = js("{ PageSize: 2, ad_relation_state: 4, order_by_model: 'desc' }");
    let client = client("{}");
    let friends = client.eachFriend(&params, &JsValue::UNDEFINED);
    js_with("params", &params, "params.ad_relation_state = 0");
    ids(&friends, 1000).await;
    let pages = pages().await;
    assert!(!pages.is_empty() && pages.iter().all(|query| query["ad_relation_state"] == "4"), "{pages:?}");
}

#[wasm_bindgen_test]
async fn a_server_that_always_sends_the_same_page_does_not_keep_us() {
    let calls = js("[]");
    let client = client_with(
        "calls",
        &calls,
        r#"{
            auth: "none",
            fetch: async (url) => {
                calls.push(url);
                return new Response('{"errmsg":20000,"succeed":true,"msgTime":"","values":[{"ad_friend_id":1},{"ad_friend_id":2}]}');
            },
        }"#,
    );
    let friends = client.eachFriend(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    assert_eq!(ids(&friends, 1000).await, [1, 2]);
    assert_eq!(json(&calls).as_array().unwrap().len(), 2);
}

/// What the first `next()` rejects with, and whether the iterable has ended then.
async fn first(friends: &JsValue) -> Value {
    let outcome = js_with(
        "friends",
        friends,
        r#"friends.next().then(() => { throw new Error("resolved"); }, async (error) => [error, (await friends.next()).done])"#,
    );
    let outcome: js_sys::Array = settled(outcome).await.into();
    assert!(outcome.get(1).is_truthy(), "an iterable ends with its error");
    properties(&outcome.get(0))
}

#[wasm_bindgen_test]
async fn what_is_wrong_rejects_the_first_next() {
    emulator::reset().await;
    let client = client("{}");
    for (params, path) in [
        ("{ Pagesize: 25 }", "params.Pagesize"),
        ("{ Page: '1' }", "params.Page"),
        ("{ PageSize: 1.5 }", "params.PageSize"),
        ("[]", "params"),
        ("7", "params"),
    ] {
        let error = first(&client.eachFriend(&js(params), &JsValue::UNDEFINED)).await;
        assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!(path)), "{params}");
        assert_eq!(error["endpoint"], "listFriends");
    }
    let error = first(&client.eachFriend(&JsValue::UNDEFINED, &js("{ retries: -1 }"))).await;
    assert_eq!((&error["kind"], &error["path"]), (&json!("argument"), &json!("options.retries")));
    assert_eq!(emulator::count_all().await, 0);
}

#[wasm_bindgen_test]
async fn an_error_of_the_server_rejects_next() {
    emulator::reset().await;
    emulator::fault(json!({ "endpoint": "listFriends", "kind": "errmsg", "code": 200_012 })).await;
    let client = client("{}");
    let error = first(&client.eachFriend(&JsValue::UNDEFINED, &JsValue::UNDEFINED)).await;
    assert_eq!((&error["kind"], &error["code"]), (&json!("api"), &json!(200_012)));
}

#[wasm_bindgen_test]
async fn a_signal_ends_it_between_pages() {
    emulator::reset().await;
    let controller = js("new AbortController()");
    let options = js_with("controller", &controller, "{ signal: controller.signal }");
    let client = client("{}");
    let friends = client.eachFriend(&js("{ PageSize: 2 }"), &options);
    let outcome = js_with(
        "both",
        &js_sys::Array::of2(&friends, &controller).into(),
        r#"(async ([friends, controller]) => {
            await friends.next();
            await friends.next();
            controller.abort();
            return friends.next().catch((error) => error);
        })(both)"#,
    );
    assert_eq!(properties(&settled(outcome).await)["kind"], "abort");
    assert_eq!(pages().await.len(), 1);
}
