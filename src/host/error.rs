//! The `YoumiError` that the caller sees.

use std::ops::{Deref, DerefMut};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::error::{ErrorDetails, ErrorKind};
use youmi_client::params::ParamError;
use youmi_wire::codes;

use super::object::object;

/// An error on its way to the caller. In a box, because it is rare and large, and results are moved about a lot.
#[derive(Debug)]
pub struct Error(Box<Parts>);

#[derive(Debug)]
struct Parts {
    details: ErrorDetails,
    /// The original error.
    cause: Option<JsValue>,
    /// A `YoumiError` that exists already: that of a token for which several calls waited.
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
    /// An error of a kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        ErrorDetails::new(kind, message).into()
    }

    /// An argument that is wrong, and where.
    pub fn argument(path: impl Into<String>, message: impl Into<String>) -> Self {
        ErrorDetails::argument(path, message).into()
    }

    /// Something that the client is not set up for.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, message)
    }

    /// An error that is a `YoumiError` already.
    pub fn existing(error: JsValue) -> Self {
        let mut existing = Self::config("");
        existing.0.existing = Some(error);
        existing
    }

    /// With the original error.
    pub fn with_cause(mut self, cause: JsValue) -> Self {
        self.0.cause = Some(cause);
        self
    }

    /// With the method's name, if it has none yet.
    pub fn for_endpoint(mut self, endpoint: &str) -> Self {
        self.endpoint.get_or_insert_with(|| endpoint.to_owned());
        self
    }

    /// The `YoumiError` that it is already.
    pub fn as_existing(&self) -> Option<&JsValue> {
        self.0.existing.as_ref()
    }

    /// The original error.
    pub fn cause(&self) -> Option<&JsValue> {
        self.0.cause.as_ref()
    }

    /// The original error, to be replaced.
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
