//! What went wrong, without JavaScript: all of an error but its cause.

use youmi_wire::decode::DecodeError;

/// Category of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `errmsg` is not a success code.
    Api,
    /// The status is not 2xx and the body is no envelope.
    Http,
    /// The connection failed.
    Network,
    /// The attempt took too long.
    Timeout,
    /// The caller's signal was aborted.
    Abort,
    /// The answer is not what is documented.
    Decode,
    /// A parameter is wrong; nothing was sent.
    Argument,
    /// The client is not set up for this.
    Config,
}

impl ErrorKind {
    /// Its name in JavaScript.
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

/// All of an error but its cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDetails {
    /// Category of the error.
    pub kind: ErrorKind,
    /// What happened and what to do next. It must not hold a secret.
    pub message: String,
    /// `errmsg` of the answer.
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
    /// Whether no further attempt can succeed, because what is sent or its address is wrong.
    pub is_final: bool,
}

/// Errors are boxed: they are rare and large, and results are moved about a lot.
pub type Result<T> = std::result::Result<T, Box<ErrorDetails>>;

impl ErrorDetails {
    /// An error of a kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Box<Self> {
        Self::with_message(kind, message.into())
    }

    // Compiled once, whatever a message is made from.
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

    /// An argument that is wrong, and where.
    pub fn argument(path: impl Into<String>, message: impl Into<String>) -> Box<Self> {
        let mut error = Self::new(ErrorKind::Argument, message);
        error.path = Some(path.into());
        error
    }

    /// The error of a value that is not what is documented, and where it stands.
    pub fn mismatch(error: DecodeError, message: String) -> Box<Self> {
        let mut details = Self::new(ErrorKind::Decode, message);
        details.path = Some(error.path).filter(|path| !path.is_empty());
        details
    }
}
