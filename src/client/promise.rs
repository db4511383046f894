//! The promises that calls return.

use std::rc::Rc;

use js_sys::Promise;

use super::call::Call;
use super::pipeline;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

/// Makes a call. An error in its arguments rejects the promise too.
pub(crate) fn promise(client: &Rc<ClientState>, call: Result<Call, Error>) -> Promise {
    let client = Rc::clone(client);
    caller::promise(Box::pin(async move { pipeline::run(&client, &call?).await }))
}

/// Fetches a client's token.
pub(crate) fn fetch_token(client: &Rc<ClientState>) -> Promise {
    promise(client, Call::for_token(client))
}
