//! A call: a request, and what surrounds it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::JsValue;
use youmi_api::Endpoint;
use youmi_client::json_text::{Json, OwnedJson};
use youmi_client::request::Request;

use super::options::CallOptions;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

/// An answer as it came, for somebody who passes it on.
#[derive(Debug)]
pub struct RawAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// When to come again, as the server wrote it.
    pub retry_after: Option<String>,
}

/// A call that can be attempted any number of times.
#[derive(Debug)]
pub struct Call {
    /// What is sent.
    pub request: Request,
    /// What the caller set.
    pub options: CallOptions,
    /// Where the answer is put as it came; it is not turned into objects then.
    pub raw_answer: Option<Rc<RefCell<Option<RawAnswer>>>>,
}

impl Call {
    /// A call of an endpoint, its parameters checked.
    pub fn new(
        client: &ClientState,
        endpoint: &'static Endpoint,
        params: Json<'_>,
        options: CallOptions,
    ) -> Result<Self, Error> {
        Self::with(endpoint.id, options, Request::to_endpoint(client.settings(), endpoint, params))
    }

    /// The call of an endpoint that the caller makes. Everything that it gives is read at once.
    pub fn of_endpoint(
        client: &ClientState,
        endpoint: &'static Endpoint,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let (params, options) = snapshot(client, endpoint.id, "params", params, options)?;
        Self::new(client, endpoint, params.value(), options)
    }

    /// The call `call({ method, path, query?, body?, retry? }, options?)`.
    pub fn of_any_path(client: &ClientState, request: &JsValue, options: &JsValue) -> Result<Self, Error> {
        let (request, options) = snapshot(client, "call", "request", request, options)?;
        Self::with("call", options, Request::to_any_path(client.settings(), request.value()))
    }

    /// The call that fetches the client's token.
    pub fn for_token(client: &ClientState) -> Result<Self, Error> {
        Self::with("", client.options.call.clone(), Request::for_token(client.settings()))
    }

    fn with(
        name: &'static str,
        options: CallOptions,
        request: youmi_client::error::Result<Request>,
    ) -> Result<Self, Error> {
        let call = || {
            let request = request?;
            ClientState::check_address(&request.url)?;
            Ok(Self { request, options, raw_answer: None })
        };
        call().map_err(|error: Error| error.for_endpoint(name))
    }
}

/// Parameters and options of a call as they are now.
pub fn snapshot(
    client: &ClientState,
    endpoint: &str,
    name: &str,
    params: &JsValue,
    options: &JsValue,
) -> Result<(OwnedJson, CallOptions), Error> {
    let read = || Ok((caller::snapshot(params, name)?, CallOptions::read(options, &client.options.call)?));
    read().map_err(|error: Error| error.for_endpoint(endpoint))
}
