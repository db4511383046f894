//! Lists that come in pages, as async iterables.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::call::Call;
use super::options::CallOptions;
use super::state::ClientState;
use crate::host::caller;
use crate::host::error::{Error, ErrorKind};
use youmi_api::Paging;
use youmi_client::json_text::{Json, ObjectText, OwnedJson};
use youmi_wire::json::Next;
use youmi_wire::text::digits;

#[wasm_bindgen(module = "/pkg-template/runtime/caller.js")]
extern "C" {
    /// The items of the pages; or an error, which rejects the first `next()`.
    fn items(pages: Option<Pages>, id: Option<&str>, error: JsValue) -> JsValue;
}

/// The pages of a list, one after the other.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Pages {
    core: Rc<ClientState>,
    paging: &'static Paging,
    params: OwnedJson,
    options: CallOptions,
    /// The number of the next page; none if the parameters are wrong, which the check of the first call will say.
    number: Cell<Option<i64>>,
}

/// All items of a list. What is given is read at once; what is wrong with it rejects the first `next()`.
pub fn each(core: &Rc<ClientState>, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
    match Pages::new(core, paging, params, options) {
        Ok(pages) => items(Some(pages), paging.item_id, JsValue::UNDEFINED),
        Err(error) => items(None, None, error.of(paging.endpoint.id).into()),
    }
}

impl Pages {
    fn new(
        core: &Rc<ClientState>,
        paging: &'static Paging,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let params = caller::snapshot(params, "params")?;
        let options = CallOptions::read(options, &core.options.call)?;
        let given = params.value();
        let number = match given.kind {
            Next::Object | Next::Null => {
                let page = given.get(paging.page).filter(|page| page.kind != Next::Null);
                page.map_or(Some(1), Json::as_integer)
            }
            _ => None,
        };
        Ok(Self { core: Rc::clone(core), paging, params, options, number: Cell::new(number) })
    }

    fn call(&self) -> Result<Call, Error> {
        let call = |params| Call::new(&self.core, self.paging.endpoint, params, self.options.clone());
        let Some(number) = self.number.get() else { return call(self.params.value()) };
        self.number.set(Some(number.saturating_add(1)));
        let mut params = ObjectText::default();
        for (name, value) in self.params.value().fields() {
            params.json(&name, value.json);
        }
        // Behind what was given, for the last one counts.
        params.json(self.paging.page, &digits(number));
        call(Json { kind: Next::Object, json: &params.end() })
    }
}

#[wasm_bindgen]
impl Pages {
    /// The answer that holds the next page.
    pub fn next(&self) -> Promise {
        self.core.promise(self.paging.endpoint.id, self.call())
    }

    /// How many items a page has, as far as it was asked for or is documented.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> Option<f64> {
        let asked = self.params.value().get(self.paging.size).and_then(Json::as_integer);
        asked.or(self.paging.documented_size).map(|size| size as f64)
    }

    /// The error of an answer that holds no list, or one that was given before.
    pub fn fault(&self, message: &str) -> JsValue {
        let mut error = Error::new(ErrorKind::Decode, message);
        error.path = Some("values".into());
        error.of(self.paging.endpoint.id).into()
    }
}
