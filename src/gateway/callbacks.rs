//! Receiving what the vendor's server sends by itself.

use js_sys::JSON;
use wasm_bindgen::prelude::JsValue;

use super::response::GatewayResponse;
use super::state::{GatewayState, text_of};
use crate::functions::callbacks::event;
use crate::host::caller;
use crate::host::values;
use youmi_client::callbacks;

impl GatewayState {
    /// Passes a callback or an event on to the caller, and gives the reply that the vendor's server expects.
    pub async fn receive(&self, body: &[u8]) -> GatewayResponse {
        // What surrounds an event is not documented: it might have a Type too.
        let parsed = match callbacks::parse(body) {
            Ok(callback) => values::from_tape(callback).ok(),
            Err(_) => callbacks::event_name(body).ok().and_then(|name| event(name, body).ok()),
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
            self.warn(None, &["callbacks.onEvent failed: ", &text_of(thrown)]);
        }
        let reply =
            values::from_struct(&callbacks::reply(done.is_ok(), None)).and_then(|reply| JSON::stringify(&reply));
        GatewayResponse::json(if done.is_ok() { 200 } else { 500 }, reply.map(String::from).unwrap_or_default())
    }
}
