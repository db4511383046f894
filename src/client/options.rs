//! What the caller sets: the client's options, and those of one call.

use wasm_bindgen::prelude::JsValue;
use web_sys::Url;

use crate::host::caller;
use crate::host::error::Error;
use crate::host::fetch::FetchOptions;
use crate::host::options::{self, Options};
use youmi_api::{ENDPOINTS, Effect, Endpoint, Version};
use youmi_client::path::is_below;

/// Milliseconds for a whole attempt.
const TIMEOUT_MS: f64 = 15_000.0;
/// Times that a read is repeated.
const RETRIES: u32 = 2;
/// The largest answer that is read.
const MAX_RESPONSE_BYTES: f64 = 67_108_864.0;

/// How a client proves who it is.
#[derive(Debug)]
pub enum Auth {
    /// v1 on a server.
    AppKey {
        /// 登陆APPID.
        app_id: String,
        /// The secret.
        app_key: String,
    },
    /// v2 on a server.
    ClientSecret {
        /// The merchant's id.
        client_id: String,
        /// The secret.
        client_secret: String,
        /// Where the token is fetched.
        token_url: String,
        /// What it is for.
        scope: String,
    },
    /// A token that somebody else keeps.
    AccessToken {
        /// A text, or a function that gives one or a promise of one.
        access_token: JsValue,
        /// v1: the function that makes the signature.
        sign: JsValue,
    },
    /// A gateway adds what is needed.
    None,
}

/// The options of a client.
#[derive(Debug)]
pub struct ClientOptions {
    /// Without a slash at its end. One that is relative works in a browser only.
    pub base_url: String,
    /// How it proves who it is.
    pub auth: Auth,
    /// What is set of fetch.
    pub fetch: FetchOptions,
    /// What a call may set differently.
    pub call: CallOptions,
    /// Shares tokens between processes; undefined if it is not given.
    pub token_store: JsValue,
    /// Paths that the vendor does not document: endpoints and their paths, a NUL behind each.
    pub paths: String,
    /// Hears of every attempt; undefined if it is not given.
    pub logger: JsValue,
    /// v2: 租户ID.
    pub tenant_id: Option<String>,
}

/// The options of one call.
#[derive(Debug, Clone)]
pub struct CallOptions {
    /// The caller's signal; undefined if it is not given.
    pub signal: JsValue,
    /// Milliseconds for a whole attempt.
    pub timeout_ms: f64,
    /// Times that a read is repeated.
    pub retries: u32,
    /// Headers beside those that the API needs: names and values, a NUL behind each. Of two with the same name the later
    /// one counts.
    pub headers: String,
}

impl CallOptions {
    /// Reads the options of one call, over the client's.
    pub fn read(value: &JsValue, defaults: &Self) -> Result<Self, Error> {
        let mut call = defaults.clone();
        if !value.is_undefined() {
            let mut options = Options::new(value, "options", &["signal", "timeoutMs", "retries", "headers"]);
            call.apply(&mut options);
            // The caller's own, or of a library that stands for it.
            call.signal = options.fitting("signal", "an AbortSignal", caller::is_signal);
            options.finish()?;
        }
        Ok(call)
    }

    fn apply(&mut self, options: &mut Options) {
        let is_time = |value: &JsValue| value.as_f64().is_some_and(|ms| ms > 0.0);
        let is_count = |value: &JsValue| {
            value.as_f64().is_some_and(|count| count.fract() == 0.0 && (0.0..=100.0).contains(&count))
        };
        if let Some(ms) = options.fitting("timeoutMs", "a number above 0 (milliseconds)", is_time).as_f64() {
            self.timeout_ms = ms;
        }
        if let Some(count) = options.fitting("retries", "an integer from 0 to 100", is_count).as_f64() {
            self.retries = count as u32;
        }
        self.headers.push_str(&options.headers());
    }
}

impl ClientOptions {
    /// Reads the options of a client. `what` they are called in errors.
    pub fn read(value: &JsValue, version: Version, what: &str) -> Result<Self, Error> {
        let mut known = vec![
            "baseUrl",
            "auth",
            "fetch",
            "timeoutMs",
            "retries",
            "headers",
            "tokenStore",
            "paths",
            "logger",
            "allowSecretInBrowser",
            "credentials",
            "maxResponseBytes",
        ];
        if version == Version::V2 {
            known.push("tenantId");
        }
        if value.is_undefined() || value.is_null() {
            return Err(Error::argument(what, [what, " are missing: at least { baseUrl, auth } is needed"].concat()));
        }
        let mut options = Options::new(value, what, &known);
        let mut base_url = options.required_text("baseUrl");
        while base_url.ends_with('/') {
            base_url.pop();
        }
        if let Err(expected) = check_base_url(&base_url) {
            options.refuse("baseUrl", expected);
        }
        let mut call = CallOptions {
            signal: JsValue::UNDEFINED,
            timeout_ms: TIMEOUT_MS,
            retries: RETRIES,
            headers: String::new(),
        };
        call.apply(&mut options);
        let auth = Auth::read(&mut options, version);
        let secret = matches!(auth, Auth::AppKey { .. } | Auth::ClientSecret { .. });
        if secret && caller::is_browser() && !options.get("allowSecretInBrowser").is_truthy() {
            options.fail(Error::config(
                "everyone who opens a page can read a secret in it: put the gateway on your server and use auth: \"none\" \
                 here, or set allowSecretInBrowser",
            ));
        }
        let token_store = options.object("tokenStore");
        if !token_store.is_undefined() && !caller::has_functions(&token_store, "get set delete") {
            options.refuse("tokenStore", "an object with the functions get, set and delete");
        }
        let read = Self {
            base_url,
            auth,
            fetch: FetchOptions {
                fetch: options.function("fetch"),
                credentials: options.fitting("credentials", "\"omit\", \"same-origin\" or \"include\"", is_credentials),
                max_response_bytes: options
                    .fitting("maxResponseBytes", "an integer from 1 to 268435456", is_size)
                    .as_f64()
                    .unwrap_or(MAX_RESPONSE_BYTES),
            },
            call,
            token_store,
            paths: read_paths(&mut options, version),
            logger: options.object("logger"),
            tenant_id: options.header_text("tenantId"),
        };
        options.finish()?;
        Ok(read)
    }
}

fn is_credentials(value: &JsValue) -> bool {
    value.as_string().is_some_and(|text| matches!(text.as_str(), "omit" | "same-origin" | "include"))
}

/// Beyond 256 MiB an allocation could fail, and that would be the end of the module.
fn is_size(value: &JsValue) -> bool {
    value.as_f64().is_some_and(|bytes| bytes.fract() == 0.0 && (1.0..=268_435_456.0).contains(&bytes))
}

/// The paths of endpoints: ids and paths, a NUL behind each.
fn read_paths(options: &mut Options, version: Version) -> String {
    let paths = options.texts("paths");
    let what = options.path("paths");
    for (id, path) in options::pairs(&paths) {
        let is_known = |endpoint: &&&Endpoint| endpoint.version == version && endpoint.effect != Effect::Auth;
        let known: Vec<&str> = ENDPOINTS.iter().filter(is_known).map(|endpoint| endpoint.id).collect();
        if !known.contains(&id.as_ref()) {
            options.fail(options::unknown(&id, &what, " is not an endpoint in ", &known));
        } else if !is_below(&path) {
            options.refuse(&["paths.", &id].concat(), "a path below baseUrl");
        }
    }
    paths
}

/// Checks an absolute or relative address. An error says what the address has to be.
fn check_base_url(url: &str) -> Result<(), &'static str> {
    if is_absolute(url) {
        return check_url(url);
    }
    if url.contains(':') {
        return Err("an address that begins with http:// or https://, or a relative one");
    }
    if has_odd_characters(url) {
        return Err("an address without query, fragment and spaces");
    }
    Ok(())
}

/// Whether an address says its host.
pub fn is_absolute(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Checks an address that fetch is to take as it is.
fn check_url(url: &str) -> Result<(), &'static str> {
    if has_odd_characters(url) {
        return Err("an address without query, fragment and spaces");
    }
    match Url::new(url) {
        Ok(parsed) if is_absolute(url) => {
            if parsed.username().is_empty() && parsed.password().is_empty() {
                Ok(())
            } else {
                Err("an address without user name and password")
            }
        }
        _ => Err("a valid address that begins with http:// or https://"),
    }
}

/// Control characters and all that looks like a space, that between Chinese characters among it; and what would end a path.
fn has_odd_characters(url: &str) -> bool {
    url.chars().any(|character| {
        matches!(character, '?' | '#' | '\\' | '\0'..=' ' | '\x7f'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200f}')
            || matches!(character, '\u{2028}'..='\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
    })
}

fn read_token_url(auth: &mut Options) -> String {
    let url = auth.text("tokenUrl").unwrap_or_else(|| "https://sso.yunshouzhi.net/connect/token".into());
    // An OAuth server's address may have a query.
    let end = url.bytes().position(|byte| byte == b'?').unwrap_or(url.len());
    if let Err(expected) = check_url(url.get(..end).unwrap_or_default()) {
        auth.refuse("tokenUrl", expected);
    }
    url
}

impl Auth {
    fn read(options: &mut Options, version: Version) -> Self {
        let (known, expected): (&[&str], _) = match version {
            Version::V1 => (
                &["appId", "appKey", "accessToken", "sign"],
                "{ appId, appKey } on a server, { accessToken, sign }, or \"none\" behind a gateway",
            ),
            Version::V2 => (
                &["clientId", "clientSecret", "tokenUrl", "scope", "accessToken"],
                "{ clientId, clientSecret } on a server, { accessToken }, or \"none\" behind a gateway",
            ),
        };
        let value = options.get("auth");
        if value.as_string().as_deref() == Some("none") {
            return Self::None;
        }
        let value = if value.is_object() { value } else { JsValue::UNDEFINED };
        let mut auth = Options::new(&value, &options.path("auth"), known);
        let read = if auth.has("accessToken") {
            let is_source = |value: &JsValue| {
                value.is_function() || value.as_string().is_some_and(|token| options::is_header_text(&token))
            };
            let expected = "a string for a header, or a function that gives one";
            let access_token = auth.fitting("accessToken", expected, is_source);
            let sign = auth.function("sign");
            if version == Version::V1 && sign.is_undefined() {
                auth.refuse("sign", "a function that signs a text: with accessToken alone no call can be signed");
            }
            Self::AccessToken { access_token, sign }
        } else if auth.has("appId") || auth.has("appKey") {
            Self::AppKey { app_id: auth.required_text("appId"), app_key: auth.required_text("appKey") }
        } else if auth.has("clientId") || auth.has("clientSecret") {
            Self::ClientSecret {
                client_id: auth.required_text("clientId"),
                client_secret: auth.required_text("clientSecret"),
                token_url: read_token_url(&mut auth),
                scope: auth.text("scope").unwrap_or_else(|| "Ls.Qkl.PublicApi".into()),
            }
        } else {
            let wrong = options.wrong("auth", expected);
            auth.fail(wrong);
            Self::None
        };
        if let Err(wrong) = auth.finish() {
            options.fail(wrong);
        }
        read
    }

    /// The secret in it.
    pub fn secret(&self) -> Option<String> {
        match self {
            Self::AppKey { app_key: secret, .. } | Self::ClientSecret { client_secret: secret, .. } => {
                Some(secret.clone())
            }
            Self::AccessToken { access_token, .. } => access_token.as_string(),
            Self::None => None,
        }
    }
}
