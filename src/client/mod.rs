//! The clients: what an application makes and calls. Their methods stand in `src/api`; JavaScript calls them by number.

pub mod answer;
pub mod call;
pub mod options;
pub mod pages;
pub mod pipeline;
pub mod state;
pub mod token;
mod types;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use self::call::Call;
use self::options::CallOptions;
use self::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;
use youmi_api::{ENDPOINTS, Endpoint, PAGINGS, Version};

impl ClientState {
    /// Makes a call. Everything that is given is read at once, what is wrong with it rejects.
    pub fn start(self: &Rc<Self>, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Promise {
        let call = self.prepare(endpoint, params, options);
        self.promise(endpoint.id, call)
    }

    fn prepare(&self, endpoint: &'static Endpoint, params: &JsValue, options: &JsValue) -> Result<Call, Error> {
        let params = caller::snapshot(params, "params")?;
        let options = CallOptions::read(options, &self.options.call)?;
        Call::new(self, endpoint, params.value(), options)
    }

    /// A promise of a call's result. What was wrong with the call rejects.
    pub fn promise(self: &Rc<Self>, name: &'static str, call: Result<Call, Error>) -> Promise {
        let core = Rc::clone(self);
        caller::promise(Box::pin(async move { pipeline::run(&core, &call.map_err(|error| error.of(name))?).await }))
    }

    /// `call({ method, path, query?, body?, retry? }, options?)`.
    fn call_any(self: &Rc<Self>, request: &JsValue, options: &JsValue) -> Promise {
        let call = caller::snapshot(request, "request").and_then(|request| {
            Call::of_request(self, request.value(), CallOptions::read(options, &self.options.call)?)
        });
        self.promise("call", call)
    }
}

/// What a client is to JavaScript: of either version, its methods called by number.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Client {
    core: Rc<ClientState>,
}

#[wasm_bindgen]
impl Client {
    /// A client of a version.
    #[wasm_bindgen(constructor)]
    pub fn new(is_v2: bool, options: JsValue) -> Result<Client, JsValue> {
        let version = if is_v2 { Version::V2 } else { Version::V1 };
        Ok(Self { core: ClientState::new(&options, version, "options")? })
    }

    /// Calls the endpoint of a name.
    #[wasm_bindgen(js_name = callEndpoint)]
    pub fn call_endpoint(&self, id: &str, params: JsValue, options: JsValue) -> Option<Promise> {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.id == id)?;
        Some(self.core.start(endpoint, &params, &options))
    }

    /// Reads all pages of the list of a name.
    #[wasm_bindgen(js_name = iterateAll)]
    pub fn iterate_all(&self, id: &str, params: JsValue, options: JsValue) -> JsValue {
        let paging = PAGINGS.iter().find(|paging| paging.id == id);
        paging.map_or(JsValue::UNDEFINED, |paging| pages::each(&self.core, paging, &params, &options))
    }

    /// Calls any endpoint.
    pub fn call(&self, request: JsValue, options: JsValue) -> Promise {
        self.core.call_any(&request, &options)
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
