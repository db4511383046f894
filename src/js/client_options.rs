//! What the caller sets: the client's options, and those of one call.

use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{AbortSignal, Url};

use super::deadline;
use super::error::Error;
use super::foreign;
use super::options::Options;
use super::transport;
use crate::api::Version;

/// Milliseconds for a whole attempt.
const TIMEOUT_MS: f64 = 15_000.0;
/// Times that a read is repeated.
const RETRIES: u32 = 2;

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
        /// v1: what makes the signature.
        sign: Option<Function>,
    },
    /// A gateway adds what is needed.
    None,
}

/// The options of a client.
#[derive(Debug)]
pub struct ClientOptions {
    /// Without a slash at its end.
    pub base_url: String,
    /// How it proves who it is.
    pub auth: Auth,
    /// Instead of the global fetch.
    pub fetch: Option<Function>,
    /// What a call may set differently.
    pub call: CallOptions,
    /// Shares tokens between processes.
    pub token_store: Option<JsValue>,
    /// Paths that the vendor does not document, by endpoint.
    pub paths: Vec<(String, String)>,
    /// Hears of every attempt.
    pub logger: Option<JsValue>,
    /// v2: 租户ID.
    pub tenant_id: Option<String>,
}

/// The options of one call.
#[derive(Debug, Clone)]
pub struct CallOptions {
    /// The caller's signal.
    pub signal: Option<AbortSignal>,
    /// Milliseconds for a whole attempt.
    pub timeout_ms: f64,
    /// Times that a read is repeated.
    pub retries: u32,
    /// Headers beside those that the API needs.
    pub headers: Vec<(String, String)>,
}

impl CallOptions {
    /// Reads the options of one call, over the client's.
    pub fn read(value: &JsValue, defaults: &Self) -> Result<Self, Error> {
        if value.is_undefined() {
            return Ok(defaults.clone());
        }
        let options = Options::new(value, "options", &["signal", "timeoutMs", "retries", "headers"])?;
        let mut call = defaults.clone();
        call.apply(&options)?;
        call.signal = options
            .get("signal")
            .map(|signal| deadline::as_signal(&signal).ok_or_else(|| options.wrong("signal", "an AbortSignal")))
            .transpose()?;
        Ok(call)
    }

    fn apply(&mut self, options: &Options) -> Result<(), Error> {
        if let Some(value) = options.get("timeoutMs") {
            let valid = value.as_f64().filter(|ms| *ms > 0.0);
            self.timeout_ms = valid.ok_or_else(|| options.wrong("timeoutMs", "a number above 0 (milliseconds)"))?;
        }
        if let Some(value) = options.get("retries") {
            let valid = value.as_f64().filter(|count| count.fract() == 0.0 && (0.0..=100.0).contains(count));
            self.retries = valid.ok_or_else(|| options.wrong("retries", "an integer from 0 to 100"))? as u32;
        }
        for (name, value) in options.headers()? {
            transport::set_header(&mut self.headers, &name, &value);
        }
        Ok(())
    }
}

impl ClientOptions {
    /// Reads the options of a client.
    pub fn read(value: &JsValue, version: Version) -> Result<Self, Error> {
        let known = [
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
            "tenantId",
        ];
        // v1 knows no tenants.
        let known =
            if version == Version::V1 { known.split_last().map_or(&known[..], |(_, rest)| rest) } else { &known };
        if value.is_undefined() || value.is_null() {
            return Err(Error::argument("options", "options are missing: at least { baseUrl, auth } is needed"));
        }
        let options = Options::new(value, "options", known)?;
        let base_url = options.required_text("baseUrl")?.trim_end_matches('/').to_owned();
        check_base_url(&base_url)?;
        let mut call = CallOptions { signal: None, timeout_ms: TIMEOUT_MS, retries: RETRIES, headers: Vec::new() };
        call.apply(&options)?;
        let auth = Auth::read(&options, version)?;
        let secret = matches!(auth, Auth::AppKey { .. } | Auth::ClientSecret { .. });
        if secret && foreign::is_page() && !options.get("allowSecretInBrowser").is_some_and(|allow| allow.is_truthy()) {
            return Err(Error::config(
                "a secret in a page can be read by everyone who opens it: put the gateway on your server and use \
                 auth: \"none\" here, or set allowSecretInBrowser if this page is not public",
            ));
        }
        let token_store = options.object("tokenStore")?;
        if let Some(store) = &token_store
            && ["get", "set", "delete"].iter().any(|method| foreign::function(store, method).is_none())
        {
            return Err(options.wrong("tokenStore", "an object with the functions get, set and delete"));
        }
        Ok(Self {
            base_url,
            auth,
            fetch: options.function("fetch")?,
            call,
            token_store,
            paths: options.texts("paths")?,
            logger: options.object("logger")?,
            tenant_id: options.text("tenantId")?,
        })
    }
}

/// In a page an address may be relative to it, elsewhere there is nothing that it could be relative to.
fn check_base_url(url: &str) -> Result<(), Error> {
    let refuse =
        |message: &str| Err(Error::argument("options.baseUrl", format!("options.baseUrl has to be {message}")));
    let odd =
        |character: char| matches!(character, '?' | '#' | '\\') || character.is_whitespace() || character.is_control();
    if url.contains(odd) {
        return refuse("an address without query, fragment and spaces");
    }
    let page = foreign::get(&foreign::get(&js_sys::global(), "location"), "href").as_string();
    let absolute = url.starts_with("http://") || url.starts_with("https://");
    if !absolute && (page.is_none() || url.contains(':')) {
        return refuse("one that begins with http:// or https:// (a relative one works in a browser only)");
    }
    if absolute && Url::new(url).is_err() {
        return refuse("a valid address");
    }
    Ok(())
}

impl Auth {
    fn read(options: &Options, version: Version) -> Result<Self, Error> {
        let expected = match version {
            Version::V1 => "{ appId, appKey } on a server, { accessToken, sign }, or \"none\" behind a gateway",
            Version::V2 => "{ clientId, clientSecret } on a server, { accessToken }, or \"none\" behind a gateway",
        };
        let wrong = || options.wrong("auth", expected);
        let value = options.get("auth").ok_or_else(wrong)?;
        if value.as_string().as_deref() == Some("none") {
            return Ok(Self::None);
        }
        if !value.is_object() {
            return Err(wrong());
        }
        let known: &[&str] = match version {
            Version::V1 => &["appId", "appKey", "accessToken", "sign"],
            Version::V2 => &["clientId", "clientSecret", "tokenUrl", "scope", "accessToken"],
        };
        let auth = Options::new(&value, "options.auth", known)?;
        if let Some(access_token) = auth.get("accessToken") {
            if !access_token.is_function() && access_token.as_string().is_none_or(|text| text.is_empty()) {
                return Err(auth.wrong("accessToken", "a string, or a function that gives one"));
            }
            let sign = auth.function("sign")?;
            if version == Version::V1 && sign.is_none() {
                return Err(
                    auth.wrong("sign", "a function that signs a text: with accessToken alone no call can be signed")
                );
            }
            return Ok(Self::AccessToken { access_token, sign });
        }
        match version {
            Version::V1 if auth.get("appId").is_some() || auth.get("appKey").is_some() => {
                Ok(Self::AppKey { app_id: auth.required_text("appId")?, app_key: auth.required_text("appKey")? })
            }
            Version::V2 if auth.get("clientId").is_some() || auth.get("clientSecret").is_some() => {
                Ok(Self::ClientSecret {
                    client_id: auth.required_text("clientId")?,
                    client_secret: auth.required_text("clientSecret")?,
                    token_url: auth
                        .text("tokenUrl")?
                        .unwrap_or_else(|| "https://sso.yunshouzhi.net/connect/token".into()),
                    scope: auth.text("scope")?.unwrap_or_else(|| "Ls.Qkl.PublicApi".into()),
                })
            }
            _ => Err(wrong()),
        }
    }

    /// Every secret in it.
    pub fn secrets(&self) -> Vec<String> {
        match self {
            Self::AppKey { app_key, .. } => vec![app_key.clone()],
            Self::ClientSecret { client_secret, .. } => vec![client_secret.clone()],
            Self::AccessToken { access_token, .. } => access_token.as_string().into_iter().collect(),
            Self::None => Vec::new(),
        }
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What one call may set differently from its client. */
export interface CallOptions {
  /** Aborts the call at any moment: before it is sent, while it waits, while it reads, between attempts. */
  signal?: AbortSignal | null;
  /** Milliseconds for a whole attempt, reading included; `Infinity` for no end. The client's is 15,000. */
  timeoutMs?: number;
  /** How often a read is repeated after a passing fault. The client's is 2. Actions are never repeated. */
  retries?: number;
  /** Further headers. */
  headers?: Record<string, string>;
}

/** Shares tokens between processes. A Keyv instance is one. All three may be asynchronous. */
export interface TokenStore {
  /** What was set, or anything else if nothing was. */
  get(key: string): unknown;
  /** Keeps a value for a time. No call waits for it. */
  set(key: string, value: string, ttlMs: number): unknown;
  /** Forgets a value. No call waits for it. */
  delete(key: string): unknown;
}

/** Hears one line per attempt: endpoint, status, duration, attempt. Never a secret. */
export interface Logger {
  /** An attempt that succeeded. */
  debug?(message: string): void;
  /** Not used. */
  info?(message: string): void;
  /** An attempt that failed and will be repeated; a token store that fails. */
  warn?(message: string): void;
  /** An attempt with which the call failed. */
  error?(message: string): void;
}

/** What both clients can be given. */
export interface ClientOptions extends Omit<CallOptions, "signal"> {
  /** The server's address, up to where the documented paths begin. In a browser it may be relative. */
  baseUrl: string;
  /** Instead of the global fetch. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Shares tokens between processes. */
  tokenStore?: TokenStore;
  /** Paths of endpoints whose path the vendor does not document, by method name. */
  paths?: Record<string, string>;
  /** Hears one line per attempt. */
  logger?: Logger;
  /** Allows a secret in a page, where everyone who opens it can read it. For pages that are not public. */
  allowSecretInBrowser?: boolean;
}

/** Options of {@link V1Client}. */
export interface V1ClientOptions extends ClientOptions {
  /**
   * - `{ appId, appKey }` on a server: token, signature and renewal are the client's business
   * - `{ accessToken, sign }`: the token of somebody else, and a function that gives the URL-encoded signature of a text
   * - `"none"`: a gateway adds what is needed
   */
  auth:
    | { appId: string; appKey: string }
    | { accessToken: string | (() => string | Promise<string>); sign: (text: string) => string | Promise<string> }
    | "none";
}

/** Options of {@link V2Client}. */
export interface V2ClientOptions extends ClientOptions {
  /**
   * - `{ clientId, clientSecret }` on a server: the token (商户TOKEN) and its renewal are the client's business.
   *   `tokenUrl` is `https://sso.yunshouzhi.net/connect/token` and `scope` `Ls.Qkl.PublicApi` unless they are given
   * - `{ accessToken }`: the token of somebody else
   * - `"none"`: a gateway adds what is needed
   */
  auth:
    | { clientId: string; clientSecret: string; tokenUrl?: string; scope?: string }
    | { accessToken: string | (() => string | Promise<string>) }
    | "none";
  /** The tenant (租户ID, TenantId); needed by agents only. */
  tenantId?: string;
}
"#;
