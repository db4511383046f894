//! The errors of calls, without the JavaScript value that caused them.

use youmi_wire::decode::DecodeError;

/// The category of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `errmsg` is not a success code.
    Api,
    /// The HTTP status is not 2xx and the body is not an envelope.
    Http,
    /// The connection failed.
    Network,
    /// The attempt took too long.
    Timeout,
    /// The caller's signal was aborted.
    Abort,
    /// The answer is not as documented.
    Decode,
    /// An argument is invalid; nothing was sent.
    Argument,
    /// The client is not set up for this.
    Config,
}

impl ErrorKind {
    /// The name in JavaScript.
    pub const fn name(self) -> &'static str {
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

/// An error without its cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDetails {
    pub kind: ErrorKind,
    /// What happened and what to do next, without secrets.
    pub message: String,
    /// `errmsg` of the answer.
    pub code: Option<i64>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The server's id of the request.
    pub request_id: Option<String>,
    /// Where the invalid value stands.
    pub path: Option<String>,
    /// The beginning of the answer, with secrets masked.
    pub body: Option<String>,
    /// How many requests were sent.
    pub attempts: u32,
    /// Whether the same call may succeed later and cannot be carried out twice.
    pub retryable: bool,
    /// The method's name.
    pub endpoint: Option<String>,
    /// The server's time in the answer (msgTime).
    pub msg_time: Option<String>,
    /// Whether no attempt can succeed, because the request or its address is invalid.
    pub is_final: bool,
}

/// Errors are boxed because they are rare and large, and results are moved a lot.
pub type Result<T> = std::result::Result<T, Box<ErrorDetails>>;

impl ErrorDetails {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Box<Self> {
        Self::with_message(kind, message.into())
    }

    // A function of its own, so that it is not compiled for every type that `new` takes.
    #[inline(never)]
    fn with_message(kind: ErrorKind, message: String) -> Box<Self> {
        Box::new(Self {
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
            is_final: false,
        })
    }

    /// An invalid argument. `path` is where it stands.
    pub fn argument(path: impl Into<String>, message: impl Into<String>) -> Box<Self> {
        let mut error = Self::new(ErrorKind::Argument, message);
        error.path = Some(path.into());
        error
    }

    /// The error of data that are not as documented.
    pub fn mismatch(error: DecodeError, message: String) -> Box<Self> {
        let mut details = Self::new(ErrorKind::Decode, message);
        details.path = Some(error.path).filter(|path| !path.is_empty());
        details
    }
}
