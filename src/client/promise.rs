//! Calls as promises.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;

use super::call::Call;
use super::pipeline;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

/// A promise of a call's result. An error of the call rejects it, with the endpoint's name.
pub fn promise(client: &Rc<ClientState>, endpoint: &'static str, call: Result<Call, Error>) -> Promise {
    let client = Rc::clone(client);
    caller::promise(Box::pin(async move {
        let call = call.map_err(|error| error.for_endpoint(endpoint))?;
        pipeline::run(&client, &call).await
    }))
}

/// The answer that gives a client a token.
pub fn fetch_token(client: Rc<ClientState>) -> Pin<Box<dyn Future<Output = Result<JsValue, Error>>>> {
    Box::pin(async move { pipeline::run(&client, &Call::for_token(&client)?).await })
}
