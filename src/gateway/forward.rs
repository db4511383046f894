//! Calling the vendor's server and passing on its answer.

use std::cell::RefCell;
use std::rc::Rc;

use youmi_client::gateway::upstream::UpstreamFailure;
use youmi_client::retry;

use super::response::GatewayResponse;
use super::state::{GatewayState, error_text};
use crate::client::call::Call;
use crate::client::pipeline;
use crate::client::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;

impl GatewayState {
    /// Calls the vendor's server and passes on its answer.
    pub(super) async fn forward(&self, client: &Rc<ClientState>, mut call: Call) -> GatewayResponse {
        let raw_answer = Rc::new(RefCell::new(None));
        call.raw_answer = Some(Rc::clone(&raw_answer));
        let outcome = pipeline::run(client, &call).await;
        let raw_answer = raw_answer.borrow_mut().take();
        let failure = match (&outcome, &raw_answer) {
            (Ok(_), Some(_)) => None,
            (Ok(_), None) => Some(UpstreamFailure::NotSent),
            (Err(error), answer) => upstream_failure(error, answer.as_ref().map(|answer| answer.status)),
        };
        match (failure, raw_answer) {
            (None, Some(answer)) => GatewayResponse {
                status: answer.status,
                body: Some(answer.body),
                allow: None,
                // Only of a failed call, and only if it can be read: the page's client acts on it.
                retry_after: answer
                    .retry_after
                    .filter(|text| outcome.is_err() && retry::retry_after_ms(text, js_sys::Date::now()).is_some()),
            },
            (failure, _) => {
                let failure = failure.unwrap_or(UpstreamFailure::NotSent);
                let (status, message) = failure.response();
                if let (Err(error), true) = (&outcome, failure != UpstreamFailure::PageLeft) {
                    self.warn(Some(client), &[call.request.endpoint, ": ", message, ": ", &message_of(error)]);
                }
                GatewayResponse::refusal(status, message)
            }
        }
    }
}

/// Why a call failed, unless the vendor's answer is to be passed on.
fn upstream_failure(error: &Error, status: Option<u16>) -> Option<UpstreamFailure> {
    // Fetching a token failed. An answer to an earlier attempt is not passed on then.
    let Some(existing) = error.as_existing() else { return UpstreamFailure::of_call(error, status) };
    let number = |key: &str| caller::get(existing, key).as_f64();
    let kind = caller::get(existing, "kind").as_string().unwrap_or_default();
    let (status, code) = (number("status").map(|status| status as u16), number("code").map(|code| code as i64));
    Some(UpstreamFailure::of_token(&kind, status, code))
}

fn message_of(error: &Error) -> String {
    match error.as_existing() {
        Some(existing) => error_text(existing),
        None => error.message.clone(),
    }
}
