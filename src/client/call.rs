//! A call: a request, and what surrounds it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::JsValue;
use youmi_api::Endpoint;
use youmi_client::json_text::Json;
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
        Self::with(Request::to_endpoint(client.settings(), endpoint, params)?, options)
    }

    /// The call of an endpoint that the caller makes. Everything that it gives is read at once.
    pub fn of_endpoint(
        client: &ClientState,
        endpoint: &'static Endpoint,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let read =
            || Self::new(client, endpoint, caller::snapshot(params, "params")?.value(), options_of(client, options)?);
        read().map_err(|error| error.for_endpoint(endpoint.id))
    }

    /// The call `call({ method, path, query?, body?, retry? }, options?)`.
    pub fn of_any_path(client: &ClientState, request: &JsValue, options: &JsValue) -> Result<Self, Error> {
        let read = || {
            let request = Request::to_any_path(client.settings(), caller::snapshot(request, "request")?.value())?;
            Self::with(request, options_of(client, options)?)
        };
        read().map_err(|error| error.for_endpoint("call"))
    }

    /// The call that fetches the client's token.
    pub fn for_token(client: &ClientState) -> Result<Self, Error> {
        Self::with(Request::for_token(client.settings())?, client.options.call.clone())
    }

    fn with(request: Request, options: CallOptions) -> Result<Self, Error> {
        ClientState::check_address(&request.url)?;
        Ok(Self { request, options, raw_answer: None })
    }
}

fn options_of(client: &ClientState, options: &JsValue) -> Result<CallOptions, Error> {
    CallOptions::read(options, &client.options.call)
}
