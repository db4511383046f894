//! Lists that come in pages, as async iterables.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_api::Paging;
use youmi_client::error::ErrorKind;
use youmi_client::json_text::{Json, ObjectText, OwnedJson};
use youmi_wire::json::Next;
use youmi_wire::text::digits;

use super::call::{Call, snapshot};
use super::options::CallOptions;
use super::promise::promise;
use super::state::ClientState;
use crate::host::error::Error;

#[wasm_bindgen(module = "/pkg-template/runtime/pages.js")]
extern "C" {
    #[wasm_bindgen(js_name = iteratePages)]
    fn iterate_pages(pages: Option<Pages>, id: Option<&str>, error: JsValue) -> JsValue;
}

/// The pages of a list, one after the other.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Pages {
    client: Rc<ClientState>,
    paging: &'static Paging,
    params: OwnedJson,
    options: CallOptions,
    /// The number of the next page; none if the parameters are wrong, which the check of the first call will say.
    number: Cell<Option<i64>>,
}

/// All items of a list. Parameters and options are read at once; what is wrong with them rejects the first `next()`.
pub fn iterate_all(client: &Rc<ClientState>, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
    match Pages::new(client, paging, params, options) {
        Ok(pages) => iterate_pages(Some(pages), paging.item_id, JsValue::UNDEFINED),
        Err(error) => iterate_pages(None, None, error.into()),
    }
}

impl Pages {
    fn new(
        client: &Rc<ClientState>,
        paging: &'static Paging,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let (params, options) = snapshot(client, paging.endpoint.id, "params", params, options)?;
        let number = match params.value().kind {
            Next::Object | Next::Null => {
                let page = params.value().get(paging.page).filter(|page| page.kind != Next::Null);
                page.map_or(Some(1), Json::as_integer)
            }
            _ => None,
        };
        Ok(Self { client: Rc::clone(client), paging, params, options, number: Cell::new(number) })
    }

    fn call(&self) -> Result<Call, Error> {
        let call = |params| Call::new(&self.client, self.paging.endpoint, params, self.options.clone());
        let Some(number) = self.number.get() else { return call(self.params.value()) };
        self.number.set(Some(number.saturating_add(1)));
        let mut params = ObjectText::default();
        for (name, value) in self.params.value().fields() {
            params.json(&name, value.json);
        }
        // Behind the caller's parameters, because of two with one name the last one counts.
        params.json(self.paging.page, &digits(number));
        call(Json { kind: Next::Object, json: &params.end() })
    }
}

#[wasm_bindgen]
impl Pages {
    /// The answer that holds the next page.
    pub fn next(&self) -> Promise {
        promise(&self.client, self.call())
    }

    /// How many items a page has, as far as it was asked for or is documented.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> Option<f64> {
        let asked = self.params.value().get(self.paging.size).and_then(Json::as_integer);
        asked.or(self.paging.documented_size).map(|size| size as f64)
    }

    /// The error of an answer that holds no list, or a page that came before.
    pub fn error(&self, message: &str) -> JsValue {
        let mut error = Error::new(ErrorKind::Decode, message);
        error.path = Some("values".into());
        error.for_endpoint(self.paging.endpoint.id).into()
    }
}
