//! Making a call upstream, and passing on what came.

use std::cell::RefCell;
use std::rc::Rc;

use super::response::GatewayResponse;
use super::state::{GatewayState, text_of};
use crate::client::call::Call;
use crate::client::pipeline;
use crate::client::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;
use youmi_client::gateway::upstream::UpstreamFailure;
use youmi_client::retry;

impl GatewayState {
    /// Makes a call upstream and passes on what came.
    pub async fn forward(&self, client: &Rc<ClientState>, mut call: Call) -> GatewayResponse {
        let kept = Rc::new(RefCell::new(None));
        call.raw_answer = Some(Rc::clone(&kept));
        let outcome = pipeline::run(client, &call).await;
        let kept = kept.borrow_mut().take();
        let failure = match (&outcome, &kept) {
            (Ok(_), Some(_)) => None,
            (Ok(_), None) => Some(UpstreamFailure::NotSent),
            (Err(error), kept) => upstream_failure(error, kept.as_ref().map(|kept| kept.status)),
        };
        match (failure, kept) {
            (None, Some(kept)) => GatewayResponse {
                status: kept.status,
                body: Some(kept.body),
                allow: None,
                // What counts is when to ask again: an answer that is one needs none.
                retry_after: kept
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
    // It failed while a token was fetched: the answer to an earlier attempt is not what the page asked for.
    let Some(existing) = error.as_existing() else { return UpstreamFailure::of_call(error, status) };
    let number = |key: &str| caller::get(existing, key).as_f64();
    let kind = caller::get(existing, "kind").as_string().unwrap_or_default();
    let (status, code) = (number("status").map(|status| status as u16), number("code").map(|code| code as i64));
    Some(UpstreamFailure::of_token(&kind, status, code))
}

fn message_of(error: &Error) -> String {
    match error.as_existing() {
        Some(existing) => text_of(existing),
        None => error.message.clone(),
    }
}
