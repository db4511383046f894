//! The clients: what an application makes and calls. Their methods stand in `src/api`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::call::{self, Call};
use super::client_options::{Auth, CallOptions, ClientOptions};
use super::error::Error;
use super::foreign;
use super::pages::{self, Paging};
use super::pipeline;
use super::token_source::{self, TokenState};
use super::transport;
use crate::api::{Effect, Endpoint, Method, Version};
use crate::wire::shape::Kind;
use crate::wire::value::Json;

/// What a client and all of its calls share.
#[derive(Debug)]
pub struct Core {
    /// Which of the two interfaces it speaks.
    pub version: Version,
    /// What the caller set.
    pub options: ClientOptions,
    /// Seconds that the server's clock is ahead of this one's.
    pub clock: Cell<f64>,
    /// The token.
    pub token: RefCell<TokenState>,
}

impl Core {
    /// Reads its options.
    pub fn new(options: &JsValue, version: Version) -> Result<Rc<Self>, Error> {
        Ok(Rc::new(Self {
            version,
            options: ClientOptions::read(options, version)?,
            clock: Cell::new(0.0),
            token: token_source::none(),
        }))
    }

    /// Tells the caller's logger. One that throws is not heard.
    pub fn log(&self, level: &str, message: &str) {
        if let Some(logger) = &self.options.logger
            && foreign::function(logger, level).is_some()
        {
            foreign::tell(logger, level, &format!("youmi-open-api {message}"));
        }
    }

    /// The path of an endpoint: as documented, or as configured.
    pub fn path(&self, endpoint: &Endpoint) -> Option<&str> {
        let configured = self.options.paths.iter().find(|(id, _)| id == endpoint.id);
        configured.map(|(_, path)| path.as_str()).or(endpoint.path)
    }

    /// Whether it fetches and keeps its own token.
    pub const fn keeps_token(&self) -> bool {
        matches!(self.options.auth, Auth::AppKey { .. } | Auth::ClientSecret { .. })
    }

    /// Whether a function gives it a token for each call.
    pub fn asks_for_token(&self) -> bool {
        matches!(&self.options.auth, Auth::AccessToken { access_token, .. } if access_token.is_function())
    }

    /// A random number that no two requests share. It need not be secret.
    pub fn nonce(&self) -> String {
        ((js_sys::Math::random() * 9e15) as u64).to_string()
    }

    /// Unix seconds by the server's clock.
    pub fn timestamp(&self) -> String {
        ((js_sys::Date::now() / 1000.0 + self.clock.get()) as i64).to_string()
    }

    /// Makes a call. Everything that is given is read at once, what is wrong with it rejects.
    pub fn start(self: &Rc<Self>, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
        let call = self.prepare(endpoint, params, options);
        self.promise(endpoint.id, call)
    }

    fn prepare(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Result<Call, Error> {
        let params = foreign::snapshot(params, "params")?;
        let options = CallOptions::read(options, &self.options.call)?;
        Call::new(self, endpoint, &params, options)
    }

    fn promise(self: &Rc<Self>, name: &'static str, call: Result<Call, Error>) -> Promise {
        let core = Rc::clone(self);
        foreign::promise(Box::pin(async move { pipeline::run(&core, &call.map_err(|error| error.of(name))?).await }))
    }

    /// `call({ method, path, query?, body?, retry? }, options?)`.
    fn call_any(self: &Rc<Self>, request: &JsValue, options: &JsValue) -> Promise {
        let call = foreign::snapshot(request, "request").and_then(|request| self.read_request(&request, options));
        self.promise("call", call)
    }

    fn read_request(&self, request: &Json, options: &JsValue) -> Result<Call, Error> {
        let wrong = |key: &str, expected: &str| {
            Error::argument(format!("request.{key}"), format!("request.{key} has to be {expected}"))
        };
        if let Json::Object(fields) = request
            && let Some((key, _)) =
                fields.iter().find(|(key, _)| !["method", "path", "query", "body", "retry"].contains(&key.as_str()))
        {
            return Err(Error::argument(
                format!("request.{key}"),
                format!("request.{key} is not known; a request has method, path, query, body and retry"),
            ));
        }
        let method = match request.get("method").and_then(Json::as_text) {
            Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            _ => return Err(wrong("method", "\"GET\" or \"POST\"")),
        };
        // Every way in which a URL parser could be led out of baseUrl: encoded dots, backslashes, characters it drops.
        let safe = |path: &&str| {
            let odd = |c: char| matches!(c, '\\' | '#' | ' ') || c.is_control();
            let dots = |segment: &str| {
                let plain = segment.to_ascii_lowercase();
                matches!(plain.as_str(), "." | ".." | "%2e" | ".%2e" | "%2e." | "%2e%2e")
            };
            !path.contains(odd)
                && !path.as_bytes().windows(3).any(|part| part == b"://")
                && !path.starts_with("//")
                && !path.split(['/', '?']).any(dots)
        };
        let path = request.get("path").and_then(Json::as_text).filter(safe);
        let path = path.ok_or_else(|| wrong("path", "a path below baseUrl, such as \"friend\""))?;
        let query = match request.get("query") {
            None | Some(Json::Null) => Vec::new(),
            Some(Json::Object(fields)) => fields
                .iter()
                .filter(|(_, value)| *value != Json::Null)
                .map(|(name, value)| match value {
                    Json::List(_) | Json::Object(_) => {
                        Err(wrong("query", "an object of strings, numbers and booleans"))
                    }
                    _ => Ok((name.clone(), call::query_text(value))),
                })
                .collect::<Result<_, _>>()?,
            Some(_) => return Err(wrong("query", "an object")),
        };
        let body = request.get("body").map(Json::to_json);
        if body.is_some() && method == Method::Get {
            return Err(wrong("body", "left out: a GET request has none"));
        }
        let retry = match request.get("retry") {
            None | Some(Json::Null) => method == Method::Get,
            Some(Json::Flag(retry)) => *retry,
            Some(_) => return Err(wrong("retry", "true or false")),
        };
        Ok(Call {
            endpoint: "call".into(),
            method,
            url: transport::with_query(&call::join(&self.options.base_url, path), &query),
            body,
            effect: if retry { Effect::Read } else { Effect::Action },
            values: &Kind::Any,
            keep: None,
            options: CallOptions::read(options, &self.options.call)?,
        })
    }
}

/// A client of v1 (基础数据类接口, 数据读取类接口, 行为操作类接口).
///
/// ```ts
/// const v1 = new V1Client({ baseUrl: "http://<server>:5001/publicapi/v1", auth: { appId, appKey } });
/// const { values } = await v1.listStaff({ ad_staff_state: 0 });
/// ```
///
/// Token, signature, clock and retries are its own business. Make one and keep it: the token is kept in it. Parameters
/// are checked before anything is sent; every answer is checked before you see it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct V1Client {
    core: Rc<Core>,
}

impl V1Client {
    /// The interface that it speaks.
    pub const VERSION: Version = Version::V1;

    /// Calls an endpoint.
    pub fn start(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
        self.core.start(endpoint, params, options)
    }

    /// Reads all pages of an endpoint.
    pub fn each(&self, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
        pages::each(&self.core, paging, params, options)
    }
}

#[wasm_bindgen]
impl V1Client {
    /// Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
    /// app key is given in a browser's page without `allowSecretInBrowser`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "V1ClientOptions")] options: &JsValue,
    ) -> Result<V1Client, JsValue> {
        Ok(Self { core: Core::new(options, Self::VERSION)? })
    }

    /// Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
    /// `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
    /// may not. Rejects with a {@link YoumiError}.
    #[wasm_bindgen(unchecked_return_type = "Promise<Reply<JsonValue>>")]
    pub fn call(
        &self,
        #[wasm_bindgen(unchecked_param_type = "AnyRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "CallOptions | null")] options: &JsValue,
    ) -> Promise {
        self.core.call_any(request, options)
    }
}

/// A client of v2 (ChatMess, Report, System, Friend, Todo, Ad, BulkSend, MeetingCall).
///
/// ```ts
/// const v2 = new V2Client({ baseUrl: "https://<server>", auth: { clientId, clientSecret } });
/// const { values } = await v2.listDepartments();
/// ```
///
/// The documented paths begin with `/v2`, so `baseUrl` ends before it. Token and retries are its own business. Make one and keep it: the token is kept in it. Parameters
/// are checked before anything is sent; every answer is checked before you see it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct V2Client {
    core: Rc<Core>,
}

impl V2Client {
    /// The interface that it speaks.
    pub const VERSION: Version = Version::V2;

    /// Calls an endpoint.
    pub fn start(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
        self.core.start(endpoint, params, options)
    }

    /// Reads all pages of an endpoint.
    pub fn each(&self, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
        pages::each(&self.core, paging, params, options)
    }
}

#[wasm_bindgen]
impl V2Client {
    /// Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if a
    /// client secret is given in a browser's page without `allowSecretInBrowser`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "V2ClientOptions")] options: &JsValue,
    ) -> Result<V2Client, JsValue> {
        Ok(Self { core: Core::new(options, Self::VERSION)? })
    }

    /// Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
    /// `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
    /// may not. Rejects with a {@link YoumiError}.
    #[wasm_bindgen(unchecked_return_type = "Promise<Reply<JsonValue>>")]
    pub fn call(
        &self,
        #[wasm_bindgen(unchecked_param_type = "AnyRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "CallOptions | null")] options: &JsValue,
    ) -> Promise {
        self.core.call_any(request, options)
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A request to an endpoint that has no method here. */
export interface AnyRequest {
  /** The HTTP method. */
  method: "GET" | "POST";
  /** Below `baseUrl`. */
  path: string;
  /** Parameters in the query; those that are null are left out. */
  query?: Record<string, string | number | boolean | null>;
  /** Sent as JSON. */
  body?: JsonValue;
  /** Whether it may be sent again after a fault; by default a GET may, a POST may not. */
  retry?: boolean;
}
"#;
