//! The clients: what an application makes and calls. Their methods stand in `src/api`; JavaScript calls them by number.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::call::Call;
use super::client_options::CallOptions;
use super::core::Core;
use super::error::Error;
use super::foreign;
use super::pages::{self, Paging};
use super::pipeline;
use crate::api::{ENDPOINTS, Endpoint, PAGINGS, Version};

impl Core {
    /// Makes a call. Everything that is given is read at once, what is wrong with it rejects.
    pub fn start(self: &Rc<Self>, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
        let call = self.prepare(endpoint, params, options);
        self.promise(endpoint.id, call)
    }

    fn prepare(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Result<Call, Error> {
        let params = foreign::snapshot(params, "params")?;
        let options = CallOptions::read(options, &self.options.call)?;
        Call::new(self, endpoint, params.value(), options)
    }

    /// A promise of a call's result. What was wrong with the call rejects.
    pub fn promise(self: &Rc<Self>, name: &'static str, call: Result<Call, Error>) -> Promise {
        let core = Rc::clone(self);
        foreign::promise(Box::pin(async move { pipeline::run(&core, &call.map_err(|error| error.of(name))?).await }))
    }

    /// `call({ method, path, query?, body?, retry? }, options?)`.
    fn call_any(self: &Rc<Self>, request: &JsValue, options: &JsValue) -> Promise {
        let call = foreign::snapshot(request, "request").and_then(|request| {
            Call::of_request(self, request.value(), CallOptions::read(options, &self.options.call)?)
        });
        self.promise("call", call)
    }
}

/// What a client is to JavaScript: of either version, its methods called by number.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Client {
    core: Rc<Core>,
}

#[wasm_bindgen]
impl Client {
    /// A client of a version.
    #[wasm_bindgen(constructor)]
    pub fn new(is_v2: bool, options: JsValue) -> Result<Client, JsValue> {
        let version = if is_v2 { Version::V2 } else { Version::V1 };
        Ok(Self { core: Core::new(&options, version, "options")? })
    }

    /// Calls the endpoint of a number.
    pub fn start(&self, number: usize, params: JsValue, options: JsValue) -> Option<Promise> {
        Some(self.core.start(ENDPOINTS.get(number)?, &params, &options))
    }

    /// Reads all pages of the list of a number.
    pub fn each(&self, number: usize, params: JsValue, options: JsValue) -> JsValue {
        PAGINGS.get(number).map_or(JsValue::UNDEFINED, |paging| pages::each(&self.core, paging, &params, &options))
    }

    /// Calls any endpoint.
    pub fn call(&self, request: JsValue, options: JsValue) -> Promise {
        self.core.call_any(&request, &options)
    }
}

/// A client of v1, for Rust.
#[derive(Debug)]
pub struct V1Client(Client);

/// A client of v2, for Rust.
#[derive(Debug)]
pub struct V2Client(Client);

macro_rules! client {
    ($client:ident, $version:ident) => {
        impl From<$client> for JsValue {
            fn from(client: $client) -> Self {
                client.0.into()
            }
        }

        impl $client {
            /// The interface that it speaks.
            pub const VERSION: Version = Version::$version;

            /// Makes a client.
            pub fn new(options: &JsValue) -> Result<Self, JsValue> {
                Ok(Self(Client { core: Core::new(options, Self::VERSION, "options")? }))
            }

            /// Calls an endpoint.
            pub fn start(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
                self.0.core.start(endpoint, params, options)
            }

            /// Reads all pages of an endpoint.
            pub fn each(&self, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
                pages::each(&self.0.core, paging, params, options)
            }

            /// Calls any endpoint.
            pub fn call(&self, request: &JsValue, options: &JsValue) -> Promise {
                self.0.core.call_any(request, options)
            }
        }
    };
}

client!(V1Client, V1);
client!(V2Client, V2);

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * A client of v1 (基础数据类接口, 数据读取类接口, 行为操作类接口).
 *
 * ```ts
 * const v1 = new V1Client({ baseUrl: "http://<server>:5001/publicapi/v1", auth: { appId, appKey } });
 * const { values } = await v1.listStaff({ ad_staff_state: 0 });
 * ```
 *
 * Token, signature, clock and retries are its own business. Make one and keep it: the token is kept in it. Parameters
 * are checked before anything is sent; every answer is checked before you see it.
 */
export class V1Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if an
   * app key is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V1ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
}

/**
 * A client of v2 (ChatMess, Report, System, Friend, Todo, Ad, BulkSend, MeetingCall).
 *
 * ```ts
 * const v2 = new V2Client({ baseUrl: "https://<server>", auth: { clientId, clientSecret } });
 * const { values } = await v2.listDepartments();
 * ```
 *
 * The documented paths begin with `/v2`, so `baseUrl` ends before it. Token and retries are its own business. Make one
 * and keep it: the token is kept in it. Parameters are checked before anything is sent; every answer is checked before
 * you see it.
 */
export class V2Client {
  /**
   * Makes a client. Throws a {@link YoumiError} of kind `argument` if an option is wrong, and of kind `config` if a
   * client secret is given in a browser's page without `allowSecretInBrowser`.
   */
  constructor(options: V2ClientOptions);
  /**
   * Calls any endpoint that has no method here, with the same signing, checks of the envelope, errors and retries.
   * `path` is below `baseUrl`. `retry` says whether it may be sent again after a fault: by default a GET may, a POST
   * may not. Rejects with a {@link YoumiError}.
   */
  call(request: AnyRequest, options?: CallOptions | null): Promise<Reply<JsonValue>>;
}

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
