//! The settings of a client: its options without the caller's functions.

use std::borrow::Cow;

use youmi_api::{Endpoint, Version};
use youmi_wire::message;

use crate::json_text::{Json, OwnedJson};

/// The base address, credentials and paths of a client.
#[derive(Debug)]
pub struct Settings {
    /// Which of the vendor's two APIs is called.
    pub version: Version,
    /// The server's address, without a slash at its end.
    pub base_url: String,
    pub credentials: Credentials,
    /// Paths that the vendor does not document, by the id of their endpoint.
    pub paths: OwnedJson,
    /// The tenant (租户ID), v2 only.
    pub tenant_id: Option<String>,
}

/// How a client authenticates.
#[derive(Debug)]
pub enum Credentials {
    /// v1 on a server: the client fetches its token and signs its calls.
    AppKey {
        /// 登陆APPID.
        app_id: String,
        app_key: String,
    },
    /// v2 on a server: the client fetches its token.
    ClientSecret { client_id: String, client_secret: String, token_url: String, scope: String },
    /// The caller provides the token, and the signatures of v1.
    AccessToken {
        /// The token, unless the caller provides it by a function.
        text: Option<String>,
    },
    /// A gateway adds the credentials.
    None,
}

impl Credentials {
    /// Whether the client fetches its own token.
    pub const fn fetches_token(&self) -> bool {
        matches!(self, Self::AppKey { .. } | Self::ClientSecret { .. })
    }

    /// Texts that errors and logs must not contain.
    pub fn secrets(&self) -> Vec<String> {
        let mut secrets = Vec::new();
        match self {
            Self::AppKey { app_key: secret, .. }
            | Self::ClientSecret { client_secret: secret, .. }
            | Self::AccessToken { text: Some(secret) } => secrets.push(secret.clone()),
            Self::AccessToken { text: None } | Self::None => {}
        }
        secrets
    }
}

impl Settings {
    /// The path of an endpoint: the configured one, or the documented one.
    pub fn path(&self, endpoint: &Endpoint) -> Option<Cow<'_, str>> {
        self.paths.value().get(endpoint.id).and_then(Json::as_text).or(endpoint.path.map(Cow::Borrowed))
    }

    /// The key of the token in the caller's store. It identifies the account and contains no secret.
    pub fn token_key(&self) -> String {
        match &self.credentials {
            Credentials::AppKey { app_id, .. } => message!("youmi-open-api:v1:", self.base_url, ":", app_id),
            Credentials::ClientSecret { client_id, token_url, scope, .. } => {
                message!("youmi-open-api:v2:", token_url, ":", client_id, ":", scope)
            }
            Credentials::AccessToken { .. } | Credentials::None => String::new(),
        }
    }
}

/// Whether an address begins with a scheme and a host.
pub fn is_absolute(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Checks a base address, except for what needs a URL parser. The error is what it has to be.
pub fn check_base_url(url: &str) -> Result<(), &'static str> {
    if !is_absolute(url) && url.contains(':') {
        return Err("an address that begins with http:// or https://, or a relative one");
    }
    if has_forbidden_characters(url) { Err("an address without query, fragment and spaces") } else { Ok(()) }
}

/// Whether an address contains control characters, spaces of any script, or characters that end a path.
pub fn has_forbidden_characters(url: &str) -> bool {
    url.chars().any(|character| {
        matches!(character, '?' | '#' | '\\' | '\0'..=' ' | '\x7f'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200f}')
            || matches!(character, '\u{2028}'..='\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(credentials: Credentials) -> Settings {
        let paths = OwnedJson::parse(r#"{"endTakeover":"/v2/End"}"#.into()).unwrap_or_default();
        Settings { version: Version::V2, base_url: "https://host/a".into(), credentials, paths, tenant_id: None }
    }

    #[test]
    fn a_base_address_is_absolute_or_relative() {
        for url in ["http://host", "https://host:5001/publicapi/v1", "/youmi/v1", "", "https://主机"] {
            assert_eq!(check_base_url(url), Ok(()), "{url}");
        }
        for url in [
            "ftp://host",
            "host:5001",
            "//host:80",
            "http://host?a",
            "/a#b",
            "http://ho st",
            "http://a\u{3000}b",
            "\\a",
        ] {
            assert!(check_base_url(url).is_err(), "{url}");
        }
    }

    #[test]
    fn the_key_of_a_token_says_for_whom_it_is_and_nothing_secret() {
        let app_key = Credentials::AppKey { app_id: "1001".into(), app_key: "secret".into() };
        assert_eq!(settings(app_key).token_key(), "youmi-open-api:v1:https://host/a:1001");
        let client_secret = Credentials::ClientSecret {
            client_id: "c".into(),
            client_secret: "secret".into(),
            token_url: "https://sso/token".into(),
            scope: "s".into(),
        };
        assert_eq!(settings(client_secret).token_key(), "youmi-open-api:v2:https://sso/token:c:s");
        assert_eq!(settings(Credentials::None).token_key(), "");
    }
}
