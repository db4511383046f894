//! The request of a page.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};
use youmi_client::gateway::LARGEST_BODY;

use super::response::GatewayResponse;
use crate::host::deadline::Deadline;
use crate::host::error::Error;
use crate::host::{caller, methods};

/// The time limit for the body to arrive.
const BODY_MS: f64 = 10_000.0;

/// A `Request` of the Fetch API, of this platform or of a library.
pub(super) struct Incoming<'a> {
    request: &'a JsValue,
    /// The whole address.
    pub url: String,
    /// The HTTP method.
    pub method: String,
}

impl<'a> Incoming<'a> {
    /// Reads address and method, which every request has.
    pub(super) fn read(request: &'a JsValue) -> Result<Self, Error> {
        let text = |key: &str| caller::get(request, key).as_string();
        match (text("url"), text("method")) {
            (Some(url), Some(method)) => Ok(Self { request, url, method }),
            _ => Err(Error::argument("request", "handle() takes a Request of the Fetch API")),
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<String> {
        let headers = caller::get(self.request, "headers");
        methods::call(&headers, "get", &[name.into()]).ok().and_then(|value| value.as_string())
    }

    /// The signal that aborts when the page closes the connection, or undefined.
    pub(super) fn signal(&self) -> JsValue {
        Some(caller::get(self.request, "signal")).filter(caller::is_signal).unwrap_or(JsValue::UNDEFINED)
    }

    /// Whether the body has been read already.
    pub(super) fn is_read(&self) -> bool {
        caller::get(self.request, "bodyUsed").is_truthy()
    }

    /// Reads the body. It is refused if it is larger than 1 MiB, incomplete, or too slow.
    pub(super) async fn body(&self) -> Result<Vec<u8>, GatewayResponse> {
        let unreadable = || GatewayResponse::refusal(400, "the body could not be read");
        if self.is_read() {
            return Err(GatewayResponse::refusal(400, "the body has been read already"));
        }
        // They have none, and asking the server of Hono for it makes a whole Request of Node's.
        if matches!(self.method.as_str(), "GET" | "HEAD") {
            return Ok(Vec::new());
        }
        let stream = caller::get(self.request, "body");
        if !stream.is_object() {
            return Ok(Vec::new());
        }
        let reader = methods::call(&stream, "getReader", &[]).map_err(|_| unreadable())?;
        let body = Self::read_all(&reader).await;
        if body.is_err() {
            // The rest of the body is discarded without waiting for it.
            if let Ok(cancelled) = methods::call(&reader, "cancel", &[]) {
                caller::ignore_rejection(&caller::to_promise(&cancelled));
            }
        }
        body
    }

    async fn read_all(reader: &JsValue) -> Result<Vec<u8>, GatewayResponse> {
        let unreadable = || GatewayResponse::refusal(400, "the body could not be read");
        let deadline = Deadline::new(BODY_MS, &JsValue::UNDEFINED);
        let mut body = Vec::new();
        loop {
            let read = methods::call(reader, "read", &[]).map_err(|_| unreadable())?;
            let read = deadline.settle(&read).await;
            deadline.check().map_err(|_| GatewayResponse::refusal(408, "the body did not arrive in time"))?;
            let read = read.map_err(|_| unreadable())?;
            if caller::get(&read, "done").is_truthy() {
                return Ok(body);
            }
            let chunk: Uint8Array = caller::get(&read, "value").dyn_into().map_err(|_| unreadable())?;
            if body.len() + chunk.length() as usize > LARGEST_BODY {
                return Err(GatewayResponse::refusal(413, "the body is larger than 1 MiB"));
            }
            body.extend_from_slice(&chunk.to_vec());
        }
    }

    /// The request with a body that can be read again: a copy, unless it never had one.
    pub(super) fn with_body(&self, body: &[u8]) -> Result<JsValue, JsValue> {
        if body.is_empty() && !self.is_read() {
            return Ok(self.request.clone());
        }
        let class: Function = caller::get(&js_sys::global(), "Request").dyn_into()?;
        let init = Object::new();
        let set = |key: &str, value: &JsValue| Reflect::set(&init, &key.into(), value);
        set("method", &JsValue::from_str(&self.method))?;
        set("headers", &caller::get(self.request, "headers"))?;
        if self.method != "GET" && self.method != "HEAD" {
            set("body", &Uint8Array::from(body))?;
        }
        let construct = |init: &Object| Reflect::construct(&class, &Array::of2(&JsValue::from_str(&self.url), init));
        set("signal", &self.signal())?;
        construct(&init).or_else(|_| {
            // The platform accepts only signals of its own class.
            Reflect::delete_property(&init, &"signal".into())?;
            construct(&init)
        })
    }
}
