//! Receiving callbacks and events from the vendor's server.

use js_sys::JSON;
use wasm_bindgen::prelude::JsValue;
use youmi_client::callbacks;

use super::response::GatewayResponse;
use super::state::{GatewayState, error_text};
use crate::functions::callbacks::event_value;
use crate::host::caller;
use crate::host::values;

impl GatewayState {
    /// Passes a callback or an event to the caller's `onEvent` and replies to the vendor's server.
    pub(super) async fn receive(&self, body: &[u8]) -> GatewayResponse {
        // The form of an event is not documented. A body that is not a callback is taken for one.
        let parsed = match callbacks::parse(body) {
            Ok(callback) => values::from_tape(callback).ok(),
            Err(_) => callbacks::event_name(body).ok().and_then(|name| event_value(name, body).ok()),
        };
        let Some(parsed) = parsed else { return GatewayResponse::refusal(400, "neither a callback nor an event") };
        let called = self
            .on_event
            .as_ref()
            .map_or(Ok(JsValue::UNDEFINED), |on_event| on_event.call1(&JsValue::UNDEFINED, &parsed));
        let done = match called {
            Ok(value) => caller::settle(value).await,
            Err(thrown) => Err(thrown),
        };
        if let Err(thrown) = &done {
            self.warn(None, &["callbacks.onEvent failed: ", &error_text(thrown)]);
        }
        let reply =
            values::from_struct(&callbacks::reply(done.is_ok(), None)).and_then(|reply| JSON::stringify(&reply));
        GatewayResponse::json(if done.is_ok() { 200 } else { 500 }, &reply.map(String::from).unwrap_or_default())
    }
}
