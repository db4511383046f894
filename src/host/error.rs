//! The errors of calls, which become a `YoumiError` in JavaScript.

use std::ops::{Deref, DerefMut};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::error::{ErrorDetails, ErrorKind};
use youmi_client::params::ParamError;
use youmi_wire::codes;

use super::object::object;

/// An error that becomes a `YoumiError`. It is boxed because it is rare and large, and results are moved a lot.
#[derive(Debug)]
pub struct Error(Box<Parts>);

#[derive(Debug)]
struct Parts {
    details: ErrorDetails,
    /// The JavaScript value that caused it.
    cause: Option<JsValue>,
    /// A `YoumiError` that exists already: several calls can fail because the same request for a token did.
    existing: Option<JsValue>,
}

impl Deref for Error {
    type Target = ErrorDetails;

    fn deref(&self) -> &ErrorDetails {
        &self.0.details
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut ErrorDetails {
        &mut self.0.details
    }
}

impl From<Box<ErrorDetails>> for Error {
    #[inline(never)]
    fn from(details: Box<ErrorDetails>) -> Self {
        Self(Box::new(Parts { details: *details, cause: None, existing: None }))
    }
}

impl From<ParamError> for Error {
    fn from(error: ParamError) -> Self {
        Self::argument(error.path, error.message)
    }
}

impl Error {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        ErrorDetails::new(kind, message).into()
    }

    /// An invalid argument. `path` is where it stands.
    pub fn argument(path: impl Into<String>, message: impl Into<String>) -> Self {
        ErrorDetails::argument(path, message).into()
    }

    /// An error of the client's set-up.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, message)
    }

    /// Wraps a `YoumiError` that exists already.
    pub fn existing(error: JsValue) -> Self {
        let mut existing = Self::config("");
        existing.0.existing = Some(error);
        existing
    }

    pub fn with_cause(mut self, cause: JsValue) -> Self {
        self.0.cause = Some(cause);
        self
    }

    /// Adds the method's name, unless it has one.
    pub fn for_endpoint(mut self, endpoint: &str) -> Self {
        self.endpoint.get_or_insert_with(|| endpoint.to_owned());
        self
    }

    /// The `YoumiError` that it wraps, if any.
    pub fn as_existing(&self) -> Option<&JsValue> {
        self.0.existing.as_ref()
    }

    pub fn cause(&self) -> Option<&JsValue> {
        self.0.cause.as_ref()
    }

    pub fn cause_mut(&mut self) -> Option<&mut JsValue> {
        self.0.cause.as_mut()
    }
}

#[wasm_bindgen(module = "/pkg-template/runtime/errors.js")]
extern "C" {
    type YoumiError;
    #[wasm_bindgen(constructor)]
    fn new(message: &str, properties: &JsValue) -> YoumiError;
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let Parts { details, cause, existing } = *error.0;
        if let Some(existing) = existing {
            return existing;
        }
        let properties = object(&[
            ("kind", details.kind.name().into()),
            ("code", details.code.map(|code| code as f64).into()),
            ("description", details.code.and_then(codes::describe).into()),
            ("endpoint", details.endpoint.into()),
            ("status", details.status.into()),
            ("requestId", details.request_id.into()),
            ("path", details.path.into()),
            ("body", details.body.into()),
            ("attempts", details.attempts.into()),
            ("retryable", details.retryable.into()),
            ("cause", cause.unwrap_or(Self::UNDEFINED)),
        ]);
        YoumiError::new(&details.message, &properties).into()
    }
}
