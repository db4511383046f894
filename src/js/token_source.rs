//! The client's token: kept, fetched by one request however many calls wait, shared through the caller's store.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::call::Call;
use super::client_options::Auth;
use super::core::Core;
use super::deadline::Deadline;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::pipeline;
use super::transport;
use crate::api::Version;
use crate::auth::token::Token;

/// Waits for the token to send, if this client sends one.
pub fn ask(core: &Rc<Core>, deadline: &Deadline) -> Option<JsFuture> {
    match &core.options.auth {
        Auth::None => None,
        Auth::AccessToken { access_token, .. } => Some(deadline.ask(access_token, None)),
        Auth::AppKey { .. } | Auth::ClientSecret { .. } => Some(deadline.ask(&own(core), None)),
    }
}

/// The token that was waited for.
pub fn given(core: &Core, settled: Result<JsValue, JsValue>) -> Result<String, Error> {
    if core.keeps_token() {
        let wrong = || Error::new(ErrorKind::Decode, "the token is not a text");
        return settled.map_err(Error::finished)?.as_string().ok_or_else(wrong);
    }
    settled
        .map_err(|cause| Error::config("auth.accessToken failed to give a token").because(cause))?
        .as_string()
        .filter(|token| !token.is_empty() && token.bytes().all(|byte| !matches!(byte, b'\r' | b'\n' | 0)))
        .ok_or_else(|| Error::config("auth.accessToken has to give a string that is not empty"))
}

/// The token that is kept, or a promise of a new one.
fn own(core: &Rc<Core>) -> JsValue {
    let now = js_sys::Date::now();
    let mut state = core.token.borrow_mut();
    if let Some(token) = state.current.as_ref().filter(|token| token.is_fresh(now)) {
        return JsValue::from_str(&token.text);
    }
    let pending = state.pending.get_or_insert_with(|| {
        // On its own, and not within the call that happened to be the first: that one may be aborted, the others wait on.
        let core = Rc::clone(core);
        foreign::promise(Box::pin(async move {
            let renewed = renew(&core).await;
            let mut state = core.token.borrow_mut();
            state.pending = None;
            let token = renewed?;
            let text = JsValue::from_str(&token.text);
            state.current = Some(token);
            Ok(text)
        }))
    });
    pending.clone().into()
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
    if let Some(asked) = use_store(core, "get", None)
        && let Some(token) = stored(core, &JsFuture::from(asked).await.unwrap_or_default())
    {
        return Ok(token);
    }
    let call = Call::for_token(core)?;
    let reply = pipeline::run(core, &call).await?;
    let token = read(core, &reply).map_err(|error| error.of(call.endpoint))?;
    let _ = use_store(core, "set", Some(&token));
    Ok(token)
}

/// Asks or tells the caller's store, if there is one. No call has to wait for what it is told.
fn use_store(core: &Core, method: &str, token: Option<&Token>) -> Option<Promise> {
    let options = &core.options;
    if options.token_store.is_undefined() {
        return None;
    }
    Some(transport::ask_store(
        &options.token_store,
        options.call.timeout_ms,
        &options.logger,
        method,
        &store_key(core),
        token.map(|token| token.text.as_str()),
        token.map_or(0.0, |token| token.ends_ms.trunc()),
        token.map_or(0.0, |token| (token.renew_ms - js_sys::Date::now()).max(0.0)),
    ))
}

/// The token that the store had, if it is of use.
fn stored(core: &Core, stored: &JsValue) -> Option<Token> {
    let text = foreign::get(stored, "accessToken").as_string().filter(|text| !text.is_empty())?;
    let ends_ms = foreign::get(stored, "expiresAt").as_f64()?;
    if core.token.borrow().refused.as_ref() == Some(&text) {
        let _ = use_store(core, "delete", None);
        return None;
    }
    let now = js_sys::Date::now();
    Some(Token::new(text, now, ends_ms)).filter(|token| token.is_fresh(now))
}

/// The token in an answer that gives one.
fn read(core: &Core, reply: &JsValue) -> Result<Token, Error> {
    let values = foreign::get(reply, "values");
    let text = foreign::get(&values, "access_token").as_string().filter(|text| !text.is_empty());
    let seconds = foreign::get(&values, "expires_in").as_f64();
    let (Some(text), Some(seconds)) = (text, seconds) else {
        let mut error = Error::new(ErrorKind::Decode, "the answer holds no token");
        error.path = Some("values.access_token".into());
        return Err(error);
    };
    let now = js_sys::Date::now();
    // v1 says when it ends, by the server's clock; v2 how long it lasts.
    let begins = if core.version == Version::V1 { -core.clock.get() * 1000.0 } else { now };
    Ok(Token::new(text, now, begins + seconds * 1000.0))
}

/// Who the token is for; nothing secret.
fn store_key(core: &Core) -> String {
    match &core.options.auth {
        Auth::AppKey { app_id, .. } => ["youmi-open-api:v1:", &core.options.base_url, ":", app_id].concat(),
        Auth::ClientSecret { client_id, token_url, scope, .. } => {
            ["youmi-open-api:v2:", token_url, ":", client_id, ":", scope].concat()
        }
        Auth::AccessToken { .. } | Auth::None => String::new(),
    }
}
