//! The clients: what an application makes and calls.

pub mod attempt;
pub mod call;
mod option_rows;
pub mod options;
pub mod pipeline;
pub mod promise;
pub mod state;
pub mod token;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_api::Version;

use self::call::Call;
use self::promise::{fetch_token, promise};
use self::state::ClientState;

/// A client of either version. JavaScript makes a class of it for each, whose methods call endpoints by name.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Client {
    state: Rc<ClientState>,
}

#[wasm_bindgen]
impl Client {
    /// A client of a version.
    #[wasm_bindgen(constructor)]
    pub fn new(is_v2: bool, options: JsValue) -> Result<Client, JsValue> {
        let version = if is_v2 { Version::V2 } else { Version::V1 };
        Ok(Self { state: ClientState::new(&options, version, "options", fetch_token)? })
    }

    /// Calls the endpoint of a name.
    #[wasm_bindgen(js_name = callEndpoint)]
    pub fn call_endpoint(&self, id: &str, params: JsValue, options: JsValue) -> Option<Promise> {
        let endpoint = youmi_api::endpoint(id)?;
        Some(promise(&self.state, Call::of_endpoint(&self.state, endpoint, &params, &options)))
    }

    /// Calls any path.
    pub fn call(&self, request: JsValue, options: JsValue) -> Promise {
        promise(&self.state, Call::of_any_path(&self.state, &request, &options))
    }
}
