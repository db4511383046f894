//! The response of a gateway.

use gloo_net::http::Response;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};
use youmi_client::json_text::ObjectText;
use youmi_wire::text::format_integer;

use crate::host::error::Error;

/// The most characters of a message to a page.
const LONGEST_MESSAGE: usize = 500;

/// A response, from which one of the Fetch API is made.
#[derive(Default)]
pub(super) struct GatewayResponse {
    pub status: u16,
    /// The JSON body, if there is one.
    pub body: Option<Uint8Array>,
    /// The method that the path allows, if the request has another.
    pub allow: Option<&'static str>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
}

impl GatewayResponse {
    pub(super) fn json(status: u16, json: &str) -> Self {
        Self { status, body: Some(json.as_bytes().into()), ..Self::default() }
    }

    /// A refusal. Its body is not an envelope, so that the page's client reports an error of kind `http`.
    pub(super) fn refusal(status: u16, message: &str) -> Self {
        let mut json = ObjectText::default();
        json.text("error", youmi_client::secrets::cut(message, LONGEST_MESSAGE));
        Self::json(status, &json.end())
    }

    /// A refusal of a request that may be repeated after some seconds.
    pub(super) fn refusal_for_now(status: u16, message: &str, seconds: i64) -> Self {
        Self { retry_after: Some(format_integer(seconds)), ..Self::refusal(status, message) }
    }

    /// The `Response` of the Fetch API. `origin` is that of a page of another origin, `allow_headers` are the headers
    /// that such a page may send.
    pub(super) fn to_fetch(&self, origin: Option<&String>, allow_headers: &str) -> Result<JsValue, Error> {
        let mut response =
            Response::builder().status(self.status).header("Cache-Control", "no-store").header("Vary", "Origin");
        if self.body.is_some() {
            response = response
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff");
        }
        if let Some(allow) = self.allow {
            response = response.header("Allow", allow);
        }
        if let Some(retry_after) = &self.retry_after {
            response = response.header("Retry-After", retry_after);
        }
        if let Some(origin) = origin {
            response = response
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Credentials", "true");
            response = if self.status == 204 {
                response
                    .header("Access-Control-Allow-Methods", "GET, POST")
                    .header("Access-Control-Allow-Headers", allow_headers)
                    .header("Access-Control-Max-Age", "600")
            } else {
                response.header("Access-Control-Expose-Headers", "Retry-After")
            };
        }
        // `Response` does not accept a body with these statuses.
        let body = self.body.as_ref().filter(|_| !matches!(self.status, 204 | 205 | 304));
        let response = response.body(body.map(|body| body.unchecked_ref::<Object>()));
        response
            .map(|response| web_sys::Response::from(response).into())
            .map_err(|error| Error::config(format!("the runtime could not make a Response: {error}")))
    }
}
