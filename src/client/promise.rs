//! Calls as promises.

use std::rc::Rc;

use js_sys::Promise;

use super::call::Call;
use super::pipeline;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

/// A promise of a call's result. An error of the call rejects it.
pub(crate) fn promise(client: &Rc<ClientState>, call: Result<Call, Error>) -> Promise {
    let client = Rc::clone(client);
    caller::promise(Box::pin(async move { pipeline::run(&client, &call?).await }))
}

/// A promise of the answer that gives a client its token.
pub(crate) fn fetch_token(client: &Rc<ClientState>) -> Promise {
    promise(client, Call::for_token(client))
}
