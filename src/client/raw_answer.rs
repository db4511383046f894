//! Unchanged answers, which the gateway passes on.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use youmi_client::answer::Answer;
use youmi_client::secrets::{contains, mask};

use crate::host::fetch::Response;

/// Where a call stores its unchanged answer.
pub(crate) type RawAnswerCell = Rc<RefCell<Option<RawAnswer>>>;

/// An unchanged answer, except for secrets that the server may have repeated in it.
#[derive(Debug)]
pub(crate) struct RawAnswer {
    pub status: u16,
    pub body: Uint8Array,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
}

impl RawAnswer {
    /// `response` is that of the answer.
    pub(super) fn new(answer: &Answer, response: &Response, secrets: &[String], retry_after: Option<String>) -> Self {
        let Answer { status, body, .. } = answer;
        let body = if secrets.iter().any(|secret| contains(body, secret.as_bytes())) {
            mask(&String::from_utf8_lossy(body), secrets).as_bytes().into()
        } else {
            // What came in one piece is passed on without being copied.
            response.only_chunk().unwrap_or_else(|| body.as_slice().into())
        };
        Self { status: *status, body, retry_after }
    }
}
