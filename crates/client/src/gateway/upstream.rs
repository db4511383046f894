//! Why a call of the vendor's server has no answer to pass on to the page.

use youmi_wire::codes;

use crate::error::{ErrorDetails, ErrorKind};
use crate::retry;

/// Why the page gets no answer of the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpstreamFailure {
    /// The connection failed.
    Unreachable,
    /// No complete answer came in time.
    TimedOut,
    /// The server refuses the gateway's token, signature or secret.
    CredentialsRefused,
    /// The server redirects to another address, which is not followed.
    Redirect,
    /// The page has closed the connection.
    PageLeft,
    /// The gateway could not send the request.
    NotSent,
}

impl UpstreamFailure {
    /// The status and the message that a page gets.
    pub const fn response(self) -> (u16, &'static str) {
        match self {
            Self::Unreachable => (502, "the vendor's server cannot be reached"),
            Self::TimedOut => (504, "the vendor's server does not answer in time"),
            Self::CredentialsRefused => (502, "the vendor's server refuses the gateway's credentials"),
            Self::Redirect => (502, "the vendor's server sends the gateway to another address"),
            Self::PageLeft => (499, "the page has left"),
            Self::NotSent => (502, "the gateway cannot make this call: its log says why"),
        }
    }

    /// The failure of a call whose last answer had this status; `None` if the vendor's answer is to be passed on.
    pub fn of_call(error: &ErrorDetails, status: Option<u16>) -> Option<Self> {
        let status = status.or(error.status);
        let is_refused =
            error.code.is_some_and(codes::is_of_credentials) || (error.kind == ErrorKind::Http && status == Some(401));
        match error.kind {
            ErrorKind::Abort => Some(Self::PageLeft),
            _ if status.is_some_and(is_redirect) => Some(Self::Redirect),
            _ if is_refused => Some(Self::CredentialsRefused),
            _ if status.is_some_and(|status| status >= 200) => None,
            ErrorKind::Timeout => Some(Self::TimedOut),
            ErrorKind::Http => Some(Self::Redirect),
            ErrorKind::Network => Some(Self::Unreachable),
            _ => Some(Self::NotSent),
        }
    }

    /// The failure of fetching the token that a call needs, from what a `YoumiError` says.
    pub fn of_token(kind: &str, status: Option<u16>, code: Option<i64>) -> Self {
        match (kind, status) {
            ("timeout", _) => Self::TimedOut,
            ("http", status) if status.is_none_or(is_redirect) => Self::Redirect,
            ("http", Some(status @ 400..=499)) if !retry::is_temporary_status(status) => Self::CredentialsRefused,
            ("api", _) if code != Some(codes::SERVER_ERROR) => Self::CredentialsRefused,
            ("config" | "argument", _) => Self::NotSent,
            _ => Self::Unreachable,
        }
    }
}

/// Some platforms report status 0 for a redirect that is not followed.
const fn is_redirect(status: u16) -> bool {
    matches!(status, 0 | 300..=399)
}

#[cfg(test)]
mod tests {
    use super::UpstreamFailure::{CredentialsRefused, NotSent, PageLeft, Redirect, TimedOut, Unreachable};
    use super::*;

    #[test]
    fn a_call_fails_for_a_reason_or_has_an_answer_to_pass_on() {
        for (kind, code, status, failure) in [
            (ErrorKind::Abort, None, Some(200), Some(PageLeft)),
            (ErrorKind::Http, None, Some(302), Some(Redirect)),
            (ErrorKind::Http, None, Some(0), Some(Redirect)),
            (ErrorKind::Http, None, None, Some(Redirect)),
            (ErrorKind::Http, None, Some(401), Some(CredentialsRefused)),
            (ErrorKind::Api, Some(10003), Some(200), Some(CredentialsRefused)),
            (ErrorKind::Api, Some(200_006), Some(200), Some(CredentialsRefused)),
            (ErrorKind::Api, Some(200_024), Some(200), None),
            (ErrorKind::Http, None, Some(404), None),
            (ErrorKind::Http, None, Some(503), None),
            (ErrorKind::Decode, None, Some(200), None),
            (ErrorKind::Timeout, None, None, Some(TimedOut)),
            (ErrorKind::Network, None, None, Some(Unreachable)),
            (ErrorKind::Config, None, None, Some(NotSent)),
        ] {
            let mut error = ErrorDetails::new(kind, "");
            error.code = code;
            assert_eq!(UpstreamFailure::of_call(&error, status), failure, "{kind:?} {code:?} {status:?}");
        }
    }

    #[test]
    fn a_token_cannot_be_fetched_for_a_reason() {
        for (kind, status, code, failure) in [
            ("timeout", None, None, TimedOut),
            ("http", Some(302), None, Redirect),
            ("http", None, None, Redirect),
            ("http", Some(401), None, CredentialsRefused),
            ("http", Some(429), None, Unreachable),
            ("http", Some(503), None, Unreachable),
            ("api", Some(200), Some(200_006), CredentialsRefused),
            ("api", Some(200), Some(codes::SERVER_ERROR), Unreachable),
            ("network", None, None, Unreachable),
            ("config", None, None, NotSent),
        ] {
            assert_eq!(UpstreamFailure::of_token(kind, status, code), failure, "{kind} {status:?} {code:?}");
        }
    }
}
