//! Reading the options of a client and of one call.

use wasm_bindgen::prelude::JsValue;
use youmi_api::{ENDPOINTS, Effect, Endpoint, Version};
use youmi_client::headers::{Headers, is_header};
use youmi_client::json_text::OwnedJson;
use youmi_client::path::is_below;
use youmi_client::settings::{Credentials, Settings};
use youmi_wire::message;

use super::option_rows::{
    ACCESS_TOKEN, APP_KEY, CALL_OPTIONS, CLIENT_OPTIONS, CLIENT_SECRET, SCHEMA_OPTIONS, SHARED_OPTIONS,
    SIGNED_ACCESS_TOKEN, V1_OPTIONS, V2_OPTIONS,
};
use crate::host::caller;
use crate::host::error::Error;
use crate::host::fetch::Transport;
use crate::host::options::{Options, unknown_key};

const TIMEOUT_MS: f64 = 15_000.0;
const RETRIES: u32 = 2;
const MAX_RESPONSE_BYTES: f64 = 67_108_864.0;

/// The options of a client.
#[derive(Debug)]
pub(crate) struct ClientOptions {
    /// The options that are plain data.
    pub settings: Settings,
    pub hooks: Hooks,
    /// Sends its requests.
    pub transport: Transport,
    /// The defaults of its calls.
    pub call: CallOptions,
}

/// The caller's functions. A missing one is undefined.
#[derive(Debug)]
pub(crate) struct Hooks {
    /// A token from elsewhere: a string, or a function that returns a string or a promise of one.
    pub access_token: JsValue,
    /// The function that signs a text (v1 only).
    pub sign: JsValue,
    /// The store in which processes share a token.
    pub token_store: JsValue,
    /// The logger, which gets a line per attempt.
    pub logger: JsValue,
}

/// The options of one call.
#[derive(Debug, Clone)]
pub(crate) struct CallOptions {
    /// The caller's `AbortSignal`, or undefined.
    pub signal: JsValue,
    /// The time limit of one attempt.
    pub timeout_ms: f64,
    /// How often a read is repeated after a temporary failure.
    pub retries: u32,
    /// Headers in addition to those that the API needs.
    pub headers: Headers,
    /// The function that is told of values that are not what is documented. If it is undefined, they are errors.
    pub on_mismatch: JsValue,
    /// The schema of `values` where they are not documented, or undefined.
    pub schema: JsValue,
}

impl CallOptions {
    /// Reads the options of one call. Options that are not set are those of the client.
    pub(crate) fn read(value: &JsValue, defaults: &Self) -> Result<Self, Error> {
        if value.is_undefined() {
            return Ok(defaults.clone());
        }
        let options = Options::copy(value, "options", &[CALL_OPTIONS, SCHEMA_OPTIONS])?;
        options.check(CALL_OPTIONS)?;
        if options.has("schema") {
            options.check(SCHEMA_OPTIONS)?;
        }
        defaults.overridden_by(&options)
    }

    fn overridden_by(&self, options: &Options<'_>) -> Result<Self, Error> {
        let mut headers = self.headers.clone();
        for (name, value) in options.object_of_strings("headers")?.value().fields() {
            let Some(value) = value.as_text() else { continue };
            if !is_header(&name, &value) {
                return Err(options.error("headers", "an object of names and values that HTTP can carry"));
            }
            headers.set(&name, &value);
        }
        Ok(Self {
            signal: options.get("signal"),
            timeout_ms: options.number("timeoutMs").unwrap_or(self.timeout_ms),
            retries: options.number("retries").map_or(self.retries, |count| count as u32),
            headers,
            on_mismatch: match options.get("onMismatch") {
                unset if unset.is_undefined() => self.on_mismatch.clone(),
                function if function.is_function() => function,
                _ => JsValue::UNDEFINED,
            },
            schema: options.get("schema"),
        })
    }
}

impl ClientOptions {
    /// Reads the options of a client. `name` stands for the options in error messages and paths.
    pub(crate) fn read(value: &JsValue, version: Version, name: &str) -> Result<Self, Error> {
        if value.is_undefined() || value.is_null() {
            return Err(Error::argument(name, message!(name, " are missing: at least { baseUrl, auth } is needed")));
        }
        let of_version = if version == Version::V1 { V1_OPTIONS } else { V2_OPTIONS };
        let options = Options::read(value, name, &[CLIENT_OPTIONS, SHARED_OPTIONS, of_version])?;
        let defaults = CallOptions {
            signal: JsValue::UNDEFINED,
            timeout_ms: TIMEOUT_MS,
            retries: RETRIES,
            headers: Headers::default(),
            on_mismatch: JsValue::UNDEFINED,
            schema: JsValue::UNDEFINED,
        };
        let call = defaults.overridden_by(&options)?;
        let auth_path = options.path("auth");
        let auth = read_auth(&options, &auth_path, version)?;
        let credentials = credentials(&auth);
        let has_secret = credentials.fetches_token();
        if has_secret && caller::is_browser() && !options.get("allowSecretInBrowser").is_truthy() {
            return Err(Error::config(
                "everyone who opens a page can read a secret in it: put the gateway on your server and use auth: \"none\" \
                 here, or set allowSecretInBrowser",
            ));
        }
        Ok(Self {
            settings: Settings {
                version,
                base_url: options.text("baseUrl").unwrap_or_default().trim_end_matches('/').to_owned(),
                credentials,
                paths: read_paths(&options, version)?,
                tenant_id: options.text("tenantId"),
            },
            hooks: Hooks {
                access_token: auth.get("accessToken"),
                sign: auth.get("sign"),
                token_store: options.get("tokenStore"),
                logger: options.get("logger"),
            },
            transport: Transport::new(
                &options.get("fetch"),
                &options.get("credentials"),
                options.number("maxResponseBytes").unwrap_or(MAX_RESPONSE_BYTES),
            ),
            call,
        })
    }
}

/// The caller's paths of endpoints, by the id of the endpoint.
fn read_paths(options: &Options<'_>, version: Version) -> Result<OwnedJson, Error> {
    let paths = options.object_of_strings("paths")?;
    for (id, path) in paths.value().fields() {
        let has_path = |endpoint: &Endpoint| endpoint.version == version && endpoint.effect != Effect::Auth;
        if !youmi_api::endpoint(&id).is_some_and(has_path) {
            let known: Vec<&str> =
                ENDPOINTS.iter().filter(|endpoint| has_path(endpoint)).map(|endpoint| endpoint.id).collect();
            return Err(unknown_key(&id, &options.path("paths"), " is not an endpoint in ", &known));
        }
        if !path.as_text().is_none_or(|path| is_below(&path)) {
            return Err(options.error(&message!("paths.", id), "a path below baseUrl"));
        }
    }
    Ok(paths)
}

/// Checks `auth`. The result has no options if it is `"none"`.
fn read_auth<'a>(options: &Options<'_>, path: &'a str, version: Version) -> Result<Options<'a>, Error> {
    let (secret, access_token, expected) = match version {
        Version::V1 => (
            APP_KEY,
            SIGNED_ACCESS_TOKEN,
            "{ appId, appKey } on a server, { accessToken, sign }, or \"none\" behind a gateway",
        ),
        Version::V2 => (
            CLIENT_SECRET,
            ACCESS_TOKEN,
            "{ clientId, clientSecret } on a server, { accessToken }, or \"none\" behind a gateway",
        ),
    };
    let value = options.get("auth");
    let is_none = value.as_string().is_some_and(|text| text == "none");
    let value = if value.is_object() { value } else { JsValue::UNDEFINED };
    let auth = Options::copy(&value, path, &[secret, access_token])?;
    if auth.has("accessToken") {
        auth.check(access_token)?;
    } else if secret.iter().any(|row| row.required && auth.has(row.name)) {
        auth.check(secret)?;
    } else if !is_none {
        return Err(options.error("auth", expected));
    }
    Ok(auth)
}

/// The credentials in a checked `auth`.
fn credentials(auth: &Options<'_>) -> Credentials {
    let text = |key: &str| auth.text(key).unwrap_or_default();
    if auth.has("accessToken") {
        Credentials::AccessToken { text: auth.text("accessToken") }
    } else if auth.has("appKey") {
        Credentials::AppKey { app_id: text("appId"), app_key: text("appKey") }
    } else if auth.has("clientSecret") {
        Credentials::ClientSecret {
            client_id: text("clientId"),
            client_secret: text("clientSecret"),
            token_url: auth.text("tokenUrl").unwrap_or_else(|| "https://sso.yunshouzhi.net/connect/token".into()),
            scope: auth.text("scope").unwrap_or_else(|| "Ls.Qkl.PublicApi".into()),
        }
    } else {
        Credentials::None
    }
}
