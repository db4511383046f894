//! No message, property, stack, cause or log line carries a secret.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, js, js_with, json, rejected};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

/// All text of an error: its own properties, its stack, and those of its causes.
fn all_text(error: &JsValue) -> String {
    let text = js_with(
        "error",
        error,
        r#"(() => {
            const texts = [];
            for (let at = error; at !== undefined && at !== null; at = at.cause) {
                texts.push(String(at));
                if (typeof at !== "object") break;
                for (const name of Object.getOwnPropertyNames(at)) texts.push(String(at[name]));
            }
            return texts.join("\n");
        })()"#,
    );
    text.as_string().unwrap()
}

/// A client whose fetch answers with the token `secret-access-token`, hands each other request to `answer`, a function
/// of `init` and of the signature in it, as it was sent and decoded, and writes down what is secret; its logger writes
/// lines down.
fn spied(answer: &str) -> (JsValue, youmi_open_api::js::client::V1Client) {
    let seen = js("{ secrets: ['emulator-app-key', 'secret-access-token'], lines: [] }");
    let log = "(line) => seen.lines.push(line)";
    let options = format!(
        r#"{{
            retries: 0,
            logger: {{ debug: {log}, info: {log}, warn: {log}, error: {log} }},
            fetch: async (url, init) => {{
                const headers = new Headers(init.headers);
                const signature = headers.get("Signature") ?? JSON.parse(init.body).Signature;
                const decoded = decodeURIComponent(signature);
                seen.secrets.push(signature, decoded);
                const token = {{ expires_in: 4000000000, access_token: "secret-access-token" }};
                if (url.includes("GetAccessToken"))
                    return new Response(JSON.stringify({{ errmsg: 10004, succeed: true, msgTime: "", values: token }}));
                const answer = {answer};
                return answer(init, {{ signature, decoded }});
            }},
        }}"#
    );
    let client = client_with("seen", &seen, &options);
    (seen, client)
}

/// Makes a call fail and checks that nothing of it shows a secret. Gives the text.
async fn assert_silent(answer: &str) -> String {
    let (seen, client) = spied(answer);
    let error = rejected(client.listStaff(NOTHING, NOTHING)).await;
    let text = all_text(&error);
    let seen = json(&seen);
    let lines = seen["lines"].to_string();
    for secret in seen["secrets"].as_array().unwrap() {
        let secret = secret.as_str().unwrap();
        assert!(!text.contains(secret), "{secret} in {text}");
        assert!(!lines.contains(secret), "{secret} in {lines}");
    }
    text
}

#[wasm_bindgen_test]
async fn where_fetch_repeats_its_arguments() {
    for answer in [
        "(init) => { throw new TypeError('cannot send ' + JSON.stringify(init)) }",
        "(init) => { throw JSON.stringify(init) }",
        "(init) => { throw Object.assign(new TypeError('fetch failed'), { stack: JSON.stringify(init) }) }",
    ] {
        assert_silent(answer).await;
    }
}

/// Libraries hang the request, or another error, on their own; Node shows those too.
#[wasm_bindgen_test]
async fn where_the_error_of_fetch_has_them_deeper_inside() {
    for answer in [
        "(init) => { throw Object.assign(new TypeError('fetch failed'), { cause: new Error(JSON.stringify(init)) }) }",
        "(init) => { throw Object.assign(new TypeError('fetch failed'), { request: JSON.stringify(init) }) }",
    ] {
        assert_silent(answer).await;
    }
}

#[wasm_bindgen_test]
async fn where_the_server_repeats_what_it_was_sent() {
    for answer in [
        "(init) => new Response(JSON.stringify(init))",
        "(init) => new Response(JSON.stringify(init), { status: 404 })",
        "(init) => new Response(JSON.stringify({ errmsg: 10005, errdesc: JSON.stringify(init.headers) }))",
        "(init) => new Response(JSON.stringify({ errmsg: 10005, requestId: init.headers.access_token }))",
        "(_, { signature }) => new Response(JSON.stringify({ errmsg: 20000, values: [{ [signature]: 1 }] }))",
        "(init) => new Response('x'.repeat(2030) + init.headers.access_token)",
    ] {
        let text = assert_silent(answer).await;
        assert!(!text.contains("secret-ac"), "half of the token is left in {text}");
    }
}

/// The signature goes out URL-encoded, but it is Base64 that a server works with.
#[wasm_bindgen_test]
async fn where_the_server_repeats_the_signature_decoded() {
    for answer in [
        "(_, { decoded }) => new Response(decoded)",
        "(_, { decoded }) => new Response(decoded, { status: 404 })",
        "(_, { decoded }) => new Response(JSON.stringify({ errmsg: 10005, errdesc: decoded }))",
    ] {
        assert_silent(answer).await;
    }
}

/// A token that is on its way to us is as secret as one that we have.
#[wasm_bindgen_test]
async fn where_the_answer_that_brings_the_token_is_damaged() {
    for body in [
        r#"{"errmsg":10004,"succeed":true,"msgTime":"","values":{"expires_in":"soon","access_token":"eyJhbGciOi.secret.token"}}"#,
        r#"{"errmsg":10004,"succeed":true,"values":{"expires_in":4000000000,"access_token":"eyJhbGciOi.secret.token"}}"#,
        r#"{"errmsg":10004,"succeed":true,"msgTime":"","values":{"expires_in":4000000000,"access_token":"eyJhbGciOi.secret.token"}"#,
    ] {
        for call in ["listStaff", "getAccessToken"] {
            emulator::reset().await;
            emulator::fault(json!({ "endpoint": "getAccessToken", "kind": "body", "text": body })).await;
            let client = client("{}");
            let promise = if call == "listStaff" {
                client.listStaff(NOTHING, NOTHING)
            } else {
                client.getAccessToken(NOTHING, NOTHING)
            };
            let text = all_text(&rejected(promise).await);
            assert!(text.contains("decode"), "{text}");
            assert!(!text.contains("eyJhbGciOi.secret.token"), "{call}: {text}");
        }
    }
}

#[wasm_bindgen_test]
async fn where_the_key_is_refused() {
    emulator::reset().await;
    let client = client("{ auth: { appId: '73289537', appKey: 'a-wrong-app-key' } }");
    let text = all_text(&rejected(client.listStaff(NOTHING, NOTHING)).await);
    assert!(text.contains("200006"), "{text}");
    assert!(!text.contains("a-wrong-app-key"), "{text}");
}

#[wasm_bindgen_test]
async fn where_the_callers_own_functions_repeat_them() {
    for auth in [
        "{ accessToken: 'secret-access-token', sign: (text) => { throw new Error('cannot sign ' + text) } }",
        "{ accessToken: () => 'secret-access-token', sign: (text) => { throw new Error('cannot sign ' + text) } }",
        "{ accessToken: async () => 'secret-access-token', sign: async (text) => { throw 'cannot sign ' + text } }",
    ] {
        let text = all_text(&rejected(client(&format!("{{ auth: {auth} }}")).listStaff(NOTHING, NOTHING)).await);
        assert!(!text.contains("secret-access-token"), "{auth}: {text}");
    }
}

#[wasm_bindgen_test]
fn where_the_client_is_looked_at() {
    let client = JsValue::from(client("{}"));
    let looked =
        js_with("client", &client, "[JSON.stringify(client), String(client), Object.getOwnPropertyNames(client)]");
    let Value::Array(texts) = json(&looked) else { panic!() };
    assert!(!json!(texts).to_string().contains(emulator::APP_KEY));
}

#[wasm_bindgen_test]
fn where_an_option_is_wrong() {
    for options in [
        "{ baseUrl: 'http://h', auth: { appId: '1', appKey: 'secret-app-key', appkey: 'secret-app-key' } }",
        "{ baseUrl: 'http://h', auth: { appKey: 'secret-app-key' } }",
        "{ baseUrl: 'http://h', auth: { appId: '1', appKey: ['secret-app-key'] } }",
        "{ baseUrl: 'http://h', auth: 'secret-app-key' }",
    ] {
        let Err(error) = youmi_open_api::js::client::V1Client::new(&js(options)) else { panic!("{options}") };
        assert!(!all_text(&error).contains("secret-app-key"), "{options}");
    }
}
