//! Unchanged answers, which the gateway passes on.

use std::cell::RefCell;
use std::rc::Rc;

use youmi_client::answer::Answer;
use youmi_client::secrets::{contains, mask};

/// Where a call stores its unchanged answer.
pub(crate) type RawAnswerCell = Rc<RefCell<Option<RawAnswer>>>;

/// An unchanged answer, except for secrets that the server may have repeated in it.
#[derive(Debug)]
pub(crate) struct RawAnswer {
    pub status: u16,
    pub body: Vec<u8>,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
}

impl RawAnswer {
    pub(super) fn new(answer: Answer, secrets: &[String], retry_after: Option<String>) -> Self {
        let Answer { status, body, .. } = answer;
        let body = if secrets.iter().any(|secret| contains(&body, secret.as_bytes())) {
            mask(&String::from_utf8_lossy(&body), secrets).into_bytes()
        } else {
            body
        };
        Self { status, body, retry_after }
    }
}
