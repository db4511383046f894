//! The clients: what an application makes and calls.

mod attempt;
pub(crate) mod call;
mod option_rows;
mod options;
pub(crate) mod pipeline;
pub(crate) mod promise;
#[cfg(feature = "server")]
pub(crate) mod raw_answer;
pub(crate) mod state;
mod token;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_api::Version;

use self::call::Call;
use self::promise::{fetch_token, promise};
use self::state::ClientState;

/// A client of either version. `pkg-template/runtime/clients.js` makes the classes `V1Client` and `V2Client` of it,
/// whose methods call endpoints by name.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Client {
    state: Rc<ClientState>,
}

#[wasm_bindgen]
impl Client {
    #[wasm_bindgen(constructor)]
    pub fn new(is_v2: bool, options: JsValue) -> Result<Client, JsValue> {
        let version = if is_v2 { Version::V2 } else { Version::V1 };
        Ok(Self { state: ClientState::new(&options, version, "options", fetch_token)? })
    }

    /// Calls an endpoint; `undefined` if there is none of this id.
    #[wasm_bindgen(js_name = callEndpoint)]
    pub fn call_endpoint(&self, id: &str, params: JsValue, options: JsValue) -> Option<Promise> {
        let endpoint = youmi_api::endpoint(id)?;
        Some(promise(&self.state, Call::read_endpoint_call(&self.state, endpoint, &params, &options)))
    }

    /// Calls any path of the vendor's server.
    pub fn call(&self, request: JsValue, options: JsValue) -> Promise {
        promise(&self.state, Call::read_any_call(&self.state, &request, &options))
    }
}
