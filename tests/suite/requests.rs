//! What is sent: address, headers, body, and the parameters in the form that the vendor documents.

use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::emulator;
use super::javascript::{client, client_with, js, js_with, json, resolved};

const NOTHING: &JsValue = &JsValue::UNDEFINED;

/// The only request that the emulator has received for an endpoint.
async fn request(endpoint: &str) -> Value {
    let mut requests = emulator::requests(endpoint).await;
    assert_eq!(requests.len(), 1, "{endpoint}");
    requests.remove(0)
}

#[wasm_bindgen_test]
async fn the_token_is_asked_for_as_documented() {
    emulator::reset().await;
    resolved(client("{}").listStaff(NOTHING, NOTHING)).await;
    let request = request("getAccessToken").await;
    assert_eq!(request["method"], "POST");
    assert_eq!(request["path"], "/v1/GetAccessToken?format=json");
    assert_eq!(request["headers"]["content-type"], "text/json");
    let body: Value = serde_json::from_str(request["body"].as_str().unwrap()).unwrap();
    assert_eq!(body.as_object().unwrap().len(), 4);
    assert_eq!(body["AppId"], emulator::APP_ID);
    for name in ["Nonce", "Timestamp", "Signature"] {
        assert!(body[name].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    }
}

#[wasm_bindgen_test]
async fn every_call_carries_the_documented_headers() {
    emulator::reset().await;
    let client = client("{}");
    for _ in 0..2 {
        resolved(client.listStaff(NOTHING, NOTHING)).await;
    }
    let requests = emulator::requests("listStaff").await;
    for request in &requests {
        let headers = &request["headers"];
        assert_eq!(headers["content-type"], "text/json");
        assert!(headers["timestamp"].as_str().unwrap().parse::<u64>().is_ok());
        assert!(headers["signature"].as_str().unwrap().ends_with("%3d"), "{headers}");
        for name in ["access_token", "nonce"] {
            assert!(headers[name].as_str().is_some_and(|text| !text.is_empty()), "{headers}");
        }
        assert_eq!(request["body"], "");
    }
    // The vendor wants a nonce to be used once.
    assert_ne!(requests[0]["headers"]["nonce"], requests[1]["headers"]["nonce"]);
}

#[wasm_bindgen_test]
async fn parameters_of_a_get_travel_in_the_query() {
    emulator::reset().await;
    let params = js("{ ad_staff_name: '张 三&a=b/?#%+', ad_staff_state: -1, ad_staff_code: '' }");
    resolved(client("{}").listStaff(&params, NOTHING)).await;
    let request = request("listStaff").await;
    assert_eq!(request["method"], "GET");
    assert_eq!(
        request["query"],
        json!({ "ad_staff_state": "-1", "ad_staff_code": "", "ad_staff_name": "张 三&a=b/?#%+" })
    );
}

#[wasm_bindgen_test]
async fn parameters_of_a_post_travel_as_json() {
    emulator::reset().await;
    let params =
        js("{ PcKid: '1', ReceiVerId: 'zznn72537', GreeTing: '\"您好\"\\n😀', Wechat_Moble: '1', sffcode: null }");
    resolved(client("{}").addFriend(&params, NOTHING)).await;
    let request = request("addFriend").await;
    assert_eq!(request["method"], "POST");
    assert_eq!(request["path"], "/v1/friend/Add_Friend");
    let body: Value = serde_json::from_str(request["body"].as_str().unwrap()).unwrap();
    let expected = json!({ "ReceiVerId": "zznn72537", "Wechat_Moble": "1", "GreeTing": "\"您好\"\n😀", "PcKid": "1" });
    assert_eq!(body, expected);
}

#[wasm_bindgen_test]
async fn a_post_without_parameters_has_an_empty_object() {
    for params in ["undefined", "null", "{}", "{ ad_staff_code: undefined }"] {
        emulator::reset().await;
        resolved(client("{}").listStaffWechatAccounts(&js(params), NOTHING)).await;
        assert_eq!(request("listStaffWechatAccounts").await["body"], "{}", "{params}");
    }
}

#[wasm_bindgen_test]
async fn dates_are_written_as_the_vendor_reads_them() {
    emulator::reset().await;
    let params = js(r#"{
            StartTime: new Date("2018-08-08T02:01:03Z"),
            EndTime: "2030-01-31 23:59:59",
            ad_bind_Stime: new Date("2018-08-08T02:01:03.999Z"),
            ad_bind_Etime: 1900000000,
        }"#);
    resolved(client("{}").listFriends(&params, NOTHING)).await;
    assert_eq!(
        request("listFriends").await["query"],
        json!({
            // China Standard Time is eight hours ahead.
            "StartTime": "2018-08-08 10:01:03",
            "EndTime": "2030-01-31 23:59:59",
            "ad_bind_Stime": "1533693663",
            "ad_bind_Etime": "1900000000",
        })
    );
}

#[wasm_bindgen_test]
async fn what_is_given_counts_as_it_was_when_the_call_was_made() {
    emulator::reset().await;
    let params = js("{ ad_staff_code: 'b01' }");
    let call = client("{}").listStaff(&params, NOTHING);
    js_with("params", &params, "params.ad_staff_code = 'changed'");
    resolved(call).await;
    assert_eq!(request("listStaff").await["query"], json!({ "ad_staff_code": "b01" }));
}

#[wasm_bindgen_test]
async fn further_headers_are_sent_too() {
    let seen = js("[]");
    let client = client_with(
        "seen",
        &seen,
        r#"{
            auth: "none",
            headers: { "X-One": "client", "X-Two": "client" },
            fetch: async (url, init) => {
                seen.push([url, init.method, Object.fromEntries(new Headers(init.headers)), init.body]);
                return new Response('{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}');
            },
        }"#,
    );
    let options = js(r#"{ headers: { "X-Two": "call", "X-Three": undefined } }"#);
    resolved(client.listStaff(&js("{ ad_staff_state: 0 }"), &options)).await;
    assert_eq!(
        json(&seen),
        json!([[
            format!("{}/v1/staff?ad_staff_state=0", emulator::URL),
            "GET",
            { "x-one": "client", "x-two": "call", "content-type": "text/json" },
            "(undefined)",
        ]])
    );
}

#[wasm_bindgen_test]
async fn the_names_of_headers_are_the_same_in_any_case() {
    let seen = js("[]");
    let client = client_with(
        "seen",
        &seen,
        r#"{
            auth: { accessToken: "token", sign: () => "signature" },
            headers: { "X-One": "client" },
            fetch: async (url, init) => {
                const headers = new Headers(init.headers);
                seen.push(["x-one", "content-type", "access_token"].map((name) => headers.get(name)));
                return new Response('{"errmsg":20000,"succeed":true,"msgTime":"","values":[]}');
            },
        }"#,
    );
    let options = js(r#"{ headers: { "x-one": "call", "content-type": "text/plain", "ACCESS_TOKEN": "another" } }"#);
    resolved(client.listStaff(NOTHING, &options)).await;
    assert_eq!(json(&seen), json!([["call", "text/json", "token"]]));
}

#[wasm_bindgen_test]
async fn a_base_address_may_end_in_a_slash_or_have_another_prefix() {
    for base in ["v1/", "publicapi/v1", "publicapi/v1///"] {
        emulator::reset().await;
        let client = client(&format!(r#"{{ baseUrl: "{}/{base}" }}"#, emulator::URL));
        assert_eq!(resolved(client.listLabels(NOTHING, NOTHING)).await["succeed"], true, "{base}");
    }
}
