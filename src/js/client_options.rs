//! What the caller sets: the client's options, and those of one call.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Url;

use super::error::Error;
use super::foreign;
use super::options::{self, Options};
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
        /// v1: the function that makes the signature.
        sign: JsValue,
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
    /// Instead of the global fetch; undefined if it is not given.
    pub fetch: JsValue,
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
            call.signal = options.fitting("signal", "an AbortSignal", foreign::is_signal);
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
        let mut options = Options::new(value, "options", known);
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
        if secret && foreign::is_page() && !options.get("allowSecretInBrowser").is_truthy() {
            options.fail(Error::config(
                "a secret in a page can be read by everyone who opens it: put the gateway on your server and use \
                 auth: \"none\" here, or set allowSecretInBrowser if this page is not public",
            ));
        }
        let token_store = options.object("tokenStore");
        if !token_store.is_undefined() && !foreign::has_functions(&token_store, "get set delete") {
            options.refuse("tokenStore", "an object with the functions get, set and delete");
        }
        let read = Self {
            base_url,
            auth,
            fetch: options.function("fetch"),
            call,
            token_store,
            paths: options.texts("paths"),
            logger: options.object("logger"),
            tenant_id: options.text("tenantId"),
        };
        options.finish()?;
        Ok(read)
    }
}

/// In a page an address may be relative to it, elsewhere there is nothing that it could be relative to. An error says
/// what the address has to be.
fn check_base_url(url: &str) -> Result<(), &'static str> {
    // Control characters and all that looks like a space, that between Chinese characters among it.
    let odd = |character| {
        matches!(character, '?' | '#' | '\\' | '\0'..=' ' | '\x7f'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200f}')
            || matches!(character, '\u{2028}'..='\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
    };
    if url.chars().any(odd) {
        return Err("an address without query, fragment and spaces");
    }
    let page = foreign::get(&foreign::get(&js_sys::global(), "location"), "href");
    let is_absolute = url.starts_with("http://") || url.starts_with("https://");
    if !is_absolute && (!page.is_string() || url.contains(':')) {
        return Err("one that begins with http:// or https:// (a relative one works in a browser only)");
    }
    if is_absolute && Url::new(url).is_err() {
        return Err("a valid address");
    }
    Ok(())
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
        let mut auth = Options::new(&value, "options.auth", known);
        let read = if auth.has("accessToken") {
            let is_source = |value: &JsValue| value.is_function() || options::is_text(value);
            let access_token = auth.fitting("accessToken", "a string, or a function that gives one", is_source);
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
                token_url: auth.text("tokenUrl").unwrap_or_else(|| "https://sso.yunshouzhi.net/connect/token".into()),
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
