//! Lists that come in pages, as async iterables.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Promise};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::call::Call;
use super::client_options::CallOptions;
use super::core::Core;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::pipeline;
use crate::api::Endpoint;
use crate::wire::value::Json;

/// How an endpoint's pages are asked for.
#[derive(Debug)]
pub struct Paging {
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The parameter that numbers the pages, from 1.
    pub page: &'static str,
    /// The field that tells one item from another, where it is documented.
    pub id: Option<&'static str>,
}

#[wasm_bindgen(module = "/src/js/foreign.js")]
extern "C" {
    fn items(pages: Pages) -> JsValue;
}

/// The pages of a list, one after the other.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Pages {
    core: Rc<Core>,
    paging: &'static Paging,
    params: Result<(Json, CallOptions), Error>,
    place: Rc<RefCell<Place>>,
}

/// How far it has come.
#[derive(Debug, Default)]
struct Place {
    page: Option<i64>,
    first_size: Option<u32>,
    last_id: Option<JsValue>,
    ended: bool,
}

/// All items of a list. What is given is read at once; what is wrong with it rejects the first `next()`.
pub fn each(core: &Rc<Core>, paging: &'static Paging, params: &JsValue, options: &JsValue) -> JsValue {
    let params = foreign::snapshot(params, "params")
        .and_then(|params| Ok((params, CallOptions::read(options, &core.options.call)?)));
    items(Pages { core: Rc::clone(core), paging, params, place: Rc::default() })
}

#[wasm_bindgen]
impl Pages {
    /// The next page as an array, or null at the end.
    pub fn next(&self) -> Promise {
        let (core, paging, place) = (Rc::clone(&self.core), self.paging, Rc::clone(&self.place));
        let prepared = self.params.clone().and_then(|(params, options)| self.prepare(params, options));
        foreign::promise(Box::pin(async move {
            let Some(call) = prepared.map_err(|error| error.of(paging.endpoint.id))? else { return Ok(JsValue::NULL) };
            let reply = pipeline::run(&core, &call).await?;
            let items = list_in(foreign::get(&reply, "values")).ok_or_else(|| {
                let mut error = Error::new(
                    ErrorKind::Decode,
                    "values is no list and holds no single one; use the method for one page",
                );
                error.path = Some("values".into());
                error.of(paging.endpoint.id)
            })?;
            Ok(place.borrow_mut().arrive(&items, paging.id))
        }))
    }

    /// The call for the next page, if there may be one.
    fn prepare(&self, params: Json, options: CallOptions) -> Result<Option<Call>, Error> {
        let place = self.place.borrow();
        if place.ended {
            return Ok(None);
        }
        let mut fields = match params {
            Json::Object(fields) => fields,
            Json::Null => Vec::new(),
            other => return Call::new(&self.core, self.paging.endpoint, &other, options).map(Some),
        };
        if let Some(page) = place.page {
            fields.retain(|(name, _)| name != self.paging.page);
            fields.push((self.paging.page.into(), Json::Number(page.to_string())));
        } else {
            drop(place);
            let given = fields.iter().find(|(name, _)| name == self.paging.page).map(|(_, value)| value.clone());
            let page = match given {
                Some(Json::Number(number)) => number.parse().unwrap_or(1),
                _ => 1,
            };
            self.place.borrow_mut().page = Some(page);
            if !fields.iter().any(|(name, value)| name == self.paging.page && *value != Json::Null) {
                fields.retain(|(name, _)| name != self.paging.page);
                fields.push((self.paging.page.into(), Json::Number("1".into())));
            }
        }
        Call::new(&self.core, self.paging.endpoint, &Json::Object(fields), options).map(Some)
    }
}

/// The list in an answer: itself, or the only list in an object around it.
fn list_in(values: JsValue) -> Option<Array> {
    if Array::is_array(&values) || !values.is_object() {
        return values.dyn_into().ok();
    }
    let lists = Object::values(values.unchecked_ref::<Object>()).iter().filter(Array::is_array).collect::<Vec<_>>();
    match <[JsValue; 1]>::try_from(lists) {
        Ok([list]) => list.dyn_into().ok(),
        Err(_) => None,
    }
}

impl Place {
    /// Takes a page and says what to hand on. The end is a page that is empty or shorter than the first: what size the
    /// server makes its pages of is its own business, whatever was asked for. A page that ends like the one before is
    /// the same page again, from a server that does not know the parameter.
    fn arrive(&mut self, items: &Array, id: Option<&str>) -> JsValue {
        let size = items.length();
        let last = size.checked_sub(1).map(|last| items.get(last));
        let last_id = last.and_then(|last| id.map(|id| foreign::get(&last, id)));
        let repeated = size > 0 && last_id.as_ref().is_some_and(|last| !last.is_undefined()) && last_id == self.last_id;
        if size == 0 || repeated {
            self.ended = true;
            return JsValue::NULL;
        }
        self.ended = size < *self.first_size.get_or_insert(size);
        self.last_id = last_id;
        self.page = self.page.map(|page| page.saturating_add(1));
        items.into()
    }
}
