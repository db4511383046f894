//! Asking the caller's `authorize` whether a page's request is permitted.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;
use youmi_client::json_text::{Json, ObjectText, OwnedJson};
use youmi_client::sidebar::PageVisit;

use super::incoming::Incoming;
use super::response::GatewayResponse;
use super::state::{GatewayState, error_text};
use crate::host::caller;
use crate::host::deadline::Deadline;
use crate::host::error::Error;
use crate::host::values;

/// The time limit for the answer of `authorize`.
const AUTHORIZE_MS: f64 = 10_000.0;

/// The permission for a request.
pub(super) enum Permission {
    /// The request is permitted as it is.
    Granted,
    /// The request is permitted with these parameters in place of its own.
    WithParams(OwnedJson),
}

/// The second argument of `authorize`: `{ endpoint, params }`.
pub(super) fn endpoint_call(endpoint: &str, params: Json<'_>) -> Result<JsValue, JsValue> {
    let mut call = ObjectText::default();
    call.text("endpoint", endpoint);
    call.json("params", params.json);
    JSON::parse(&call.end())
}

/// The second argument of `authorize` for the sidebar: `{ endpoint: "sidebar", visit }`.
pub(super) fn sidebar_call(visit: PageVisit) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct SidebarCall {
        endpoint: &'static str,
        visit: PageVisit,
    }
    values::from_struct(&SidebarCall { endpoint: "sidebar", visit })
}

impl GatewayState {
    /// Asks `authorize`. If it returns nothing, throws, or never answers, the request is refused.
    pub(super) async fn ask_permission(
        &self,
        incoming: &Incoming<'_>,
        body: &[u8],
        call: Result<JsValue, JsValue>,
    ) -> Result<Permission, GatewayResponse> {
        let failed = |what: &str, thrown: Option<&JsValue>| {
            self.warn(None, &["authorize ", what, &thrown.map(error_text).unwrap_or_default()]);
            GatewayResponse::refusal(503, "who may call cannot be found out at the moment")
        };
        let (Ok(request), Ok(call)) = (incoming.with_body(body), call) else {
            return Err(GatewayResponse::refusal(400, "the request cannot be read"));
        };
        let deadline = Deadline::new(AUTHORIZE_MS, &JsValue::UNDEFINED);
        let answer = match self.authorize.call2(&JsValue::UNDEFINED, &request, &call) {
            Ok(answer) => deadline.settle(&answer).await,
            Err(thrown) => Err(thrown),
        };
        if deadline.check().is_err() {
            return Err(failed("has not answered within 10 seconds", None));
        }
        let answer = answer.map_err(|thrown| failed("failed: ", Some(&thrown)))?;
        let refused = || GatewayResponse::refusal(401, "not authorised");
        match (answer.as_bool(), answer.as_string().as_deref()) {
            (Some(true), _) => Ok(Permission::Granted),
            (Some(false), _) => Err(refused()),
            (_, Some("forbidden")) => Err(GatewayResponse::refusal(403, "this is not yours")),
            _ => match params_in(&answer) {
                Some(params) => params.map(Permission::WithParams).map_err(|error| {
                    self.warn(None, &["authorize gave params that cannot be sent: ", &error.message]);
                    GatewayResponse::refusal(400, "the parameters are not readable")
                }),
                None => {
                    self.warn(
                        None,
                        &[
                            "authorize has to answer true, false, \"forbidden\" or { params }, and answered ",
                            &type_of(&answer),
                        ],
                    );
                    Err(refused())
                }
            },
        }
    }
}

/// The parameters in an answer `{ params }`; `None` for any other answer.
fn params_in(answer: &JsValue) -> Option<Result<OwnedJson, Error>> {
    if !answer.is_object() || answer.is_function() {
        return None;
    }
    let params = caller::get(&caller::copy(answer, Some("params")).ok()?, "params");
    params.is_object().then(|| caller::to_json(&params, "params"))
}

fn type_of(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}
