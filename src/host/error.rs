//! Errors: what went wrong, and the `YoumiError` that the caller sees.

use std::ops::{Deref, DerefMut};

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use youmi_wire::codes;

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `errmsg` is not a success code.
    Api,
    /// The status is not 2xx and the body is no envelope.
    Http,
    /// The connection failed.
    Network,
    /// It took too long.
    Timeout,
    /// The caller's signal.
    Abort,
    /// The answer is not what is documented.
    Decode,
    /// A parameter is wrong; nothing was sent.
    Argument,
    /// The client cannot do this.
    Config,
}

impl ErrorKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Http => "http",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Abort => "abort",
            Self::Decode => "decode",
            Self::Argument => "argument",
            Self::Config => "config",
        }
    }
}

/// An error on its way to the caller. In a box, for it is rare and large, and results are moved about a lot.
#[derive(Debug)]
pub struct Error(Box<Details>);

/// What there is to say of an error.
#[derive(Debug)]
pub struct Details {
    /// What sort.
    pub kind: ErrorKind,
    /// What happened and what to do next. No secret may be in it.
    pub message: String,
    /// `errmsg`.
    pub code: Option<i64>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The server's number for the request.
    pub request_id: Option<String>,
    /// Where the offending value stands.
    pub path: Option<String>,
    /// The answer's text, cut and masked.
    pub body: Option<String>,
    /// How many requests were sent.
    pub attempts: u32,
    /// Whether the same call may succeed later without being done twice.
    pub retryable: bool,
    /// The method's name.
    pub endpoint: Option<String>,
    /// The server's clock in the answer (msgTime).
    pub msg_time: Option<String>,
    /// The original error.
    pub cause: Option<JsValue>,
    /// No attempt can succeed: what is sent or where is wrong, not the moment.
    pub is_final: bool,
    /// Already what the caller is to see: the error of a token that several calls waited for.
    pub finished: Option<JsValue>,
}

impl Deref for Error {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl Error {
    /// An error of a kind.
    #[inline(never)]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::saying(kind, message.into())
    }

    // Compiled once, whatever a message is made from.
    #[inline(never)]
    fn saying(kind: ErrorKind, message: String) -> Self {
        Self(Box::new(Details {
            kind,
            message,
            code: None,
            status: None,
            request_id: None,
            path: None,
            body: None,
            attempts: 0,
            retryable: false,
            endpoint: None,
            msg_time: None,
            cause: None,
            is_final: false,
            finished: None,
        }))
    }

    /// A wrong argument, and where.
    pub fn argument(path: impl Into<String>, message: impl Into<String>) -> Self {
        let mut error = Self::new(ErrorKind::Argument, message);
        error.path = Some(path.into());
        error
    }

    /// Something that the client is not set up for.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, message)
    }

    /// With the original error.
    pub fn because(mut self, cause: JsValue) -> Self {
        self.cause = Some(cause);
        self
    }

    /// With the method's name, if it has none yet.
    pub fn of(mut self, endpoint: &str) -> Self {
        self.endpoint.get_or_insert_with(|| endpoint.to_owned());
        self
    }

    /// An error that is a `YoumiError` already.
    pub fn finished(error: JsValue) -> Self {
        let mut finished = Self::new(ErrorKind::Config, "");
        finished.finished = Some(error);
        finished
    }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let error = *error.0;
        if let Some(finished) = error.finished {
            return finished;
        }
        error_from(
            error.kind.name(),
            &error.message,
            error.code.map(|code| code as f64),
            error.code.and_then(codes::describe),
            error.endpoint.as_deref(),
            error.status,
            error.request_id.as_deref(),
            error.path.as_deref(),
            error.body.as_deref(),
            error.attempts,
            error.retryable,
            &error.cause.unwrap_or(Self::UNDEFINED),
        )
    }
}

#[wasm_bindgen(module = "/pkg-template/runtime/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = errorFrom)]
    #[allow(clippy::too_many_arguments)]
    fn error_from(
        kind: &str,
        message: &str,
        code: Option<f64>,
        description: Option<&str>,
        endpoint: Option<&str>,
        status: Option<u16>,
        request_id: Option<&str>,
        path: Option<&str>,
        body: Option<&str>,
        attempts: u32,
        retryable: bool,
        cause: &JsValue,
    ) -> JsValue;
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Every rejection and every throw of this package. */
export class YoumiError extends Error {
  private constructor();
  /** Always `YoumiError`. */
  readonly name: "YoumiError";
  /**
   * - `api`: the server refused, `errmsg` is not a success code
   * - `http`: the HTTP status is not 2xx and the body is no envelope
   * - `network`: the connection failed, before or during the answer
   * - `timeout`: it took longer than `timeoutMs`
   * - `abort`: your `signal` was aborted
   * - `decode`: the answer is not what is documented
   * - `argument`: a parameter is wrong; nothing was sent
   * - `config`: the client is not set up for this
   */
  readonly kind: "api" | "http" | "network" | "timeout" | "abort" | "decode" | "argument" | "config";
  /** The vendor's code (errmsg, 错误码), else null. */
  readonly code: number | null;
  /** What the vendor's table says of the code, in Chinese (错误码返回说明), else null. */
  readonly description: string | null;
  /** The method's name, else null. */
  readonly endpoint: string | null;
  /** The HTTP status of the answer, else null. */
  readonly status: number | null;
  /** The server's number for the request (requestId), else null. */
  readonly requestId: string | null;
  /** Where the offending value stands: `values[3].ad_wechat_id`, `params.ReceiVerId`; else null. */
  readonly path: string | null;
  /** Kinds `decode` and `http`: the answer's text, cut at 2,048 characters, secrets masked; else null. */
  readonly body: string | null;
  /** How many requests were sent for the call itself (a token fetched on the way does not count). */
  readonly attempts: number;
  /** Whether the same call may succeed later without being done twice. */
  readonly retryable: boolean;
  /** The original error, if there is one. Of the type `any`, for `Error` has had a narrower one in some versions of TypeScript. */
  readonly cause?: any;
}
"#;
