//! A call: a request and its options.

use wasm_bindgen::prelude::JsValue;
use youmi_api::Endpoint;
use youmi_client::json_text::Json;
use youmi_client::request::Request;
use youmi_client::settings::is_absolute;
use youmi_wire::schema::FieldType;

use super::options::CallOptions;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

/// A call that can be attempted any number of times.
#[derive(Debug)]
pub(crate) struct Call {
    pub request: Request,
    pub options: CallOptions,
    /// If present, the unchanged answer is stored here, and no objects are made of it.
    #[cfg(feature = "server")]
    pub raw_answer: Option<super::raw_answer::RawAnswerCell>,
}

impl Call {
    /// A call of an endpoint, its parameters checked.
    pub(crate) fn new(
        client: &ClientState,
        endpoint: &'static Endpoint,
        params: Json<'_>,
        options: CallOptions,
    ) -> Result<Self, Error> {
        Self::from_request(Request::to_endpoint(client.settings(), endpoint, params)?, options)
    }

    /// The call of an endpoint with the caller's arguments. They are read at once: later changes have no effect.
    pub(crate) fn read_endpoint_call(
        client: &ClientState,
        endpoint: &'static Endpoint,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let read =
            || Self::new(client, endpoint, caller::to_json(params, "params")?.value(), options_of(client, options)?);
        read().map_err(|error| error.for_endpoint(endpoint.id))
    }

    /// The call of any path with the caller's arguments: `call({ method, path, query?, body?, retry? }, options?)`.
    pub(crate) fn read_any_call(client: &ClientState, request: &JsValue, options: &JsValue) -> Result<Self, Error> {
        let read = || {
            let request = Request::to_any_path(client.settings(), caller::to_json(request, "request")?.value())?;
            Self::from_request(request, options_of(client, options)?)
        };
        read().map_err(|error| error.for_endpoint("call"))
    }

    /// The call that fetches the client's token.
    pub(crate) fn for_token(client: &ClientState) -> Result<Self, Error> {
        Self::from_request(Request::for_token(client.settings())?, client.options.call.clone())
    }

    fn from_request(request: Request, options: CallOptions) -> Result<Self, Error> {
        check_address(&request.url)?;
        if !options.schema.is_undefined() && !matches!(request.values, FieldType::Any) {
            let message = "options.schema has to be left out: the values of this endpoint are documented, and checked";
            return Err(Error::argument("options.schema", message));
        }
        Ok(Self {
            request,
            options,
            #[cfg(feature = "server")]
            raw_answer: None,
        })
    }
}

fn options_of(client: &ClientState, options: &JsValue) -> Result<CallOptions, Error> {
    CallOptions::read(options, &client.options.call)
}

/// Refuses a relative address outside of a browser, where it is relative to nothing.
fn check_address(url: &str) -> Result<(), Error> {
    if is_absolute(url) || caller::has_location() {
        return Ok(());
    }
    Err(Error::config(
        "baseUrl is relative, which works in a browser only: on a server give the whole address (http://…)",
    ))
}
