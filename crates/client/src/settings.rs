//! What a client is set up with, apart from the caller's functions.

use std::borrow::Cow;

use youmi_api::{Endpoint, Version};
use youmi_wire::message;

use crate::json_text::{Json, OwnedJson};

/// The base address, credentials and paths of a client.
#[derive(Debug)]
pub struct Settings {
    /// Which of the vendor's two interfaces is called.
    pub version: Version,
    /// The server's address, without a slash at its end.
    pub base_url: String,
    /// How the client proves who it is.
    pub credentials: Credentials,
    /// Paths that the vendor does not document, by the id of their endpoint.
    pub paths: OwnedJson,
    /// v2: the tenant (租户ID).
    pub tenant_id: Option<String>,
}

/// How a client proves who it is.
#[derive(Debug)]
pub enum Credentials {
    /// v1 on a server: the client fetches its token and signs its calls.
    AppKey {
        /// 登陆APPID.
        app_id: String,
        /// The secret.
        app_key: String,
    },
    /// v2 on a server: the client fetches its token.
    ClientSecret {
        /// The merchant's id.
        client_id: String,
        /// The secret.
        client_secret: String,
        /// Where the token is fetched.
        token_url: String,
        /// The scope of the token.
        scope: String,
    },
    /// The caller gives a token, and signs the calls of v1.
    AccessToken {
        /// The token, if it is a text and not a function that gives one.
        text: Option<String>,
    },
    /// A gateway adds the credentials.
    None,
}

impl Credentials {
    /// Whether the client fetches and keeps its own token.
    pub const fn fetches_token(&self) -> bool {
        matches!(self, Self::AppKey { .. } | Self::ClientSecret { .. })
    }

    /// What no error may show.
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
    /// The path of an endpoint: as configured, or as documented.
    pub fn path(&self, endpoint: &Endpoint) -> Option<Cow<'_, str>> {
        self.paths.value().get(endpoint.id).and_then(Json::as_text).or(endpoint.path.map(Cow::Borrowed))
    }

    /// The key under which the caller's store keeps the token: for whom it is, and nothing secret.
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

/// Whether an address names its host.
pub fn is_absolute(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// What is wrong with an address as a base address, apart from what only a URL parser sees: what it has to be.
pub fn base_url_problem(url: &str) -> Option<&'static str> {
    if !is_absolute(url) && url.contains(':') {
        return Some("an address that begins with http:// or https://, or a relative one");
    }
    has_odd_characters(url).then_some("an address without query, fragment and spaces")
}

/// Control characters and all that looks like a space, including the one between Chinese characters; and what would end a
/// path.
pub fn has_odd_characters(url: &str) -> bool {
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
            assert_eq!(base_url_problem(url), None, "{url}");
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
            assert!(base_url_problem(url).is_some(), "{url}");
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
