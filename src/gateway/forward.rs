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
use youmi_client::error::ErrorKind;
use youmi_client::retry;
use youmi_wire::codes;

/// Why there is no answer of the vendor's to pass on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Unreachable,
    Late,
    Credentials,
    Redirect,
    PageLeft,
    Own,
}

impl Trouble {
    /// The status and the message that a page gets.
    const fn response(self) -> (u16, &'static str) {
        match self {
            Self::Unreachable => (502, "the vendor's server cannot be reached"),
            Self::Late => (504, "the vendor's server does not answer in time"),
            Self::Credentials => (502, "the vendor's server refuses the gateway's credentials"),
            Self::Redirect => (502, "the vendor's server sends the gateway to another address"),
            Self::PageLeft => (499, "the page has left"),
            Self::Own => (502, "the gateway cannot make this call: its log says why"),
        }
    }
}

impl GatewayState {
    /// Makes a call upstream and passes on what came.
    pub async fn forward(&self, client: &Rc<ClientState>, mut call: Call) -> GatewayResponse {
        let kept = Rc::new(RefCell::new(None));
        call.raw_answer = Some(Rc::clone(&kept));
        let outcome = pipeline::run(client, &call).await;
        let kept = kept.borrow_mut().take();
        let trouble = match (&outcome, &kept) {
            (Ok(_), Some(_)) => None,
            (Ok(_), None) => Some(Trouble::Own),
            (Err(error), kept) => trouble(error, kept.as_ref().map(|kept| kept.status)),
        };
        match (trouble, kept) {
            (None, Some(kept)) => GatewayResponse {
                status: kept.status,
                body: Some(kept.body),
                allow: None,
                // What counts is when to ask again: an answer that is one needs none.
                retry_after: kept
                    .retry_after
                    .filter(|text| outcome.is_err() && retry::retry_after_ms(text, js_sys::Date::now()).is_some()),
            },
            (trouble, _) => {
                let trouble = trouble.unwrap_or(Trouble::Own);
                let (status, message) = trouble.response();
                if let (Err(error), true) = (&outcome, trouble != Trouble::PageLeft) {
                    self.warn(Some(client), &[call.request.endpoint, ": ", message, ": ", &message_of(error)]);
                }
                GatewayResponse::refusal(status, message)
            }
        }
    }
}

/// Why a call failed, unless the vendor's answer is the page's business.
fn trouble(error: &Error, status: Option<u16>) -> Option<Trouble> {
    // It failed while a token was fetched: an answer to an attempt before is none to the page.
    if let Some(existing) = error.as_existing() {
        let status = caller::get(existing, "status").as_f64().unwrap_or_default() as u16;
        let code = caller::get(existing, "code").as_f64().map(|code| code as i64);
        return Some(match caller::get(existing, "kind").as_string().as_deref() {
            Some("timeout") => Trouble::Late,
            Some("http") if is_redirect(status) => Trouble::Redirect,
            Some("http") if matches!(status, 400..=499) && !matches!(status, 408 | 425 | 429) => Trouble::Credentials,
            Some("api") if code != Some(codes::SERVER_ERROR) => Trouble::Credentials,
            Some("config" | "argument") => Trouble::Own,
            _ => Trouble::Unreachable,
        });
    }
    let status = status.or(error.status);
    let is_refused =
        error.code.is_some_and(codes::is_of_credentials) || (error.kind == ErrorKind::Http && status == Some(401));
    match error.kind {
        ErrorKind::Abort => Some(Trouble::PageLeft),
        _ if status.is_some_and(is_redirect) => Some(Trouble::Redirect),
        _ if is_refused => Some(Trouble::Credentials),
        _ if status.is_some_and(|status| status >= 200) => None,
        ErrorKind::Timeout => Some(Trouble::Late),
        ErrorKind::Http => Some(Trouble::Redirect),
        ErrorKind::Network => Some(Trouble::Unreachable),
        _ => Some(Trouble::Own),
    }
}

/// Some platforms do not give the status of a redirect that they do not follow.
const fn is_redirect(status: u16) -> bool {
    matches!(status, 0 | 300..=399)
}

fn message_of(error: &Error) -> String {
    match error.as_existing() {
        Some(existing) => text_of(existing),
        None => error.message.clone(),
    }
}
