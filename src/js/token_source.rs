//! The client's token: kept, fetched by one request however many calls wait, shared through the caller's store.

use std::rc::Rc;

use wasm_bindgen::prelude::JsValue;

use super::call::Call;
use super::client_options::Auth;
use super::core::Core;
use super::deadline::Deadline;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::pipeline;
use crate::auth::token::Token;
use crate::wire::value::{Json, ObjectText};

/// The token to send, if this client sends one.
pub async fn token(core: &Rc<Core>, deadline: &Deadline) -> Result<Option<String>, Error> {
    match &core.options.auth {
        Auth::None => Ok(None),
        Auth::AccessToken { access_token, .. } => given(access_token, deadline).await.map(Some),
        Auth::AppKey { .. } | Auth::ClientSecret { .. } => own(core, deadline).await.map(Some),
    }
}

/// The caller's own token.
async fn given(source: &JsValue, deadline: &Deadline) -> Result<String, Error> {
    let value = if let Some(function) = wasm_bindgen::JsCast::dyn_ref::<js_sys::Function>(source) {
        deadline.settle(function.call0(&JsValue::UNDEFINED)).await?
    } else {
        Ok(source.clone())
    };
    let value = value.map_err(|cause| Error::config("auth.accessToken failed to give a token").because(cause))?;
    value
        .as_string()
        .filter(|token| !token.is_empty() && !token.contains(['\r', '\n']))
        .ok_or_else(|| Error::config("auth.accessToken has to give a string that is not empty"))
}

async fn own(core: &Rc<Core>, deadline: &Deadline) -> Result<String, Error> {
    let now = js_sys::Date::now();
    if let Some(token) = core.token.borrow().current.as_ref().filter(|token| token.is_fresh(now)) {
        return Ok(token.text.clone());
    }
    let pending = core.token.borrow().pending.clone();
    let pending = pending.unwrap_or_else(|| {
        // On its own, and not within the call that happened to be the first: that one may be aborted, the others wait on.
        let task = Rc::clone(core);
        let promise = foreign::promise(Box::pin(async move {
            let renewed = renew(&task).await;
            let mut state = task.token.borrow_mut();
            state.pending = None;
            let token = renewed?;
            let text = JsValue::from_str(&token.text);
            state.current = Some(token);
            Ok(text)
        }));
        core.token.borrow_mut().pending = Some(promise.clone());
        promise
    });
    let settled = deadline.settle(Ok(pending.into())).await?;
    let wrong = || Error::new(ErrorKind::Decode, "the token is not a text");
    settled.map_err(Error::finished)?.as_string().ok_or_else(wrong)
}

/// Drops a token that the server has refused. If another has come in the meantime, that one stays.
pub fn refuse(core: &Core, token: &str) {
    let mut state = core.token.borrow_mut();
    if state.current.as_ref().is_some_and(|current| current.text == token) {
        state.current = None;
    }
    state.refused = Some(token.to_owned());
}

/// Takes the token from the store, or fetches a new one.
async fn renew(core: &Rc<Core>) -> Result<Token, Error> {
    let key = JsValue::from(store_key(core));
    let refused = core.token.borrow().refused.clone();
    let stored = ask_store(core, "get", std::slice::from_ref(&key)).await.and_then(|value| read_stored(&value));
    if let Some(stored) = stored {
        if Some(&stored.text) == refused.as_ref() {
            tell_store(core, "delete", vec![key.clone()]);
        } else if stored.is_fresh(js_sys::Date::now()) {
            return Ok(stored);
        }
    }
    let call = Call::for_token(core)?;
    let reply = pipeline::run(core, &call).await?;
    let now = js_sys::Date::now();
    let skew_ms = core.clock.get() * 1000.0;
    let (text, ends_ms) =
        pipeline::read_token(core.version, &reply, now + skew_ms).map_err(|error| error.of(call.endpoint))?;
    let token = Token::new(text, now, ends_ms - skew_ms);
    let mut json = ObjectText::default();
    json.text("accessToken", &token.text);
    json.json("expiresAt", &(token.ends_ms as i64).to_string());
    let life = (token.renew_ms - now).max(0.0);
    tell_store(core, "set", vec![key, json.end().into(), life.into()]);
    Ok(token)
}

/// Asks the caller's store. One that fails is reported and done without: a call is worth more than a shared token.
async fn ask_store(core: &Core, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let store = core.options.token_store.as_ref()?;
    let deadline = Deadline::new(core.options.call.timeout_ms, None);
    let answer = deadline.settle(foreign::call(store, method, arguments)).await;
    if !matches!(answer, Ok(Ok(_))) {
        core.log("warn", || format!("tokenStore.{method} failed; going on without it"));
    }
    answer.ok()?.ok()
}

/// Tells the caller's store something, which no call has to wait for.
fn tell_store(core: &Rc<Core>, method: &'static str, arguments: Vec<JsValue>) {
    let core = Rc::clone(core);
    let _ = foreign::promise(Box::pin(async move {
        ask_store(&core, method, &arguments).await;
        Ok(JsValue::UNDEFINED)
    }));
}

fn read_stored(value: &JsValue) -> Option<Token> {
    let stored = value.as_string()?;
    let json = Json::parse(&stored).ok()?;
    let text = json.get("accessToken")?.as_text().filter(|text| !text.is_empty())?.into_owned();
    Some(Token::new(text, js_sys::Date::now(), json.get("expiresAt")?.as_integer()? as f64))
}

/// Who the token is for; nothing secret.
fn store_key(core: &Core) -> String {
    match &core.options.auth {
        Auth::AppKey { app_id, .. } => format!("youmi-open-api:v1:{}:{app_id}", core.options.base_url),
        Auth::ClientSecret { client_id, token_url, scope, .. } => {
            format!("youmi-open-api:v2:{token_url}:{client_id}:{scope}")
        }
        Auth::AccessToken { .. } | Auth::None => String::new(),
    }
}
