//! The client's token: kept, fetched by one request however many calls wait, shared through the caller's store.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::call::Call;
use super::options::Auth;
use super::pipeline;
use super::state::ClientState;
use crate::host::caller;
use crate::host::deadline::Deadline;
use crate::host::error::{Error, ErrorKind};
use crate::host::fetch;
use crate::host::options::is_header_text;
use youmi_api::Version;
use youmi_client::token::Token;

/// How long a call waits for the store. A call is worth more than a shared token.
const STORE_TIMEOUT_MS: f64 = 1_000.0;

/// Waits for the token to send, if this client sends one.
pub fn ask(core: &Rc<ClientState>, deadline: &Deadline) -> Option<JsFuture> {
    match &core.options.auth {
        Auth::None => None,
        Auth::AccessToken { access_token, .. } => Some(deadline.ask(access_token, None)),
        Auth::AppKey { .. } | Auth::ClientSecret { .. } => Some(deadline.ask(&own(core), None)),
    }
}

/// The token that was waited for.
pub fn given(core: &ClientState, settled: Result<JsValue, JsValue>) -> Result<String, Error> {
    if core.keeps_token() {
        let wrong = || Error::new(ErrorKind::Decode, "the token is not a text");
        return settled.map_err(Error::finished)?.as_string().ok_or_else(wrong);
    }
    settled
        .map_err(|cause| Error::config("auth.accessToken failed to give a token").because(cause))?
        .as_string()
        .filter(|token| is_header_text(token))
        .ok_or_else(|| Error::config("auth.accessToken has to give the whole token: a string that a header can carry"))
}

/// The token that is kept, or a promise of a new one.
fn own(core: &Rc<ClientState>) -> JsValue {
    let now = js_sys::Date::now();
    let (current, is_due) = {
        let state = core.token.borrow();
        let current = state.current.as_ref().filter(|token| token.is_alive(now));
        (current.map(|token| JsValue::from_str(&token.text)), current.is_none_or(|token| token.is_due(now)))
    };
    // A token that is only due is renewed in the background: it is good until its end, whatever becomes of that.
    let renewal = is_due.then(|| renewal(core));
    current.or_else(|| renewal.map(JsValue::from)).unwrap_or_default()
}

/// The renewal of the token under way, or a new one.
fn renewal(core: &Rc<ClientState>) -> Promise {
    if let Some(pending) = &core.token.borrow().pending {
        return pending.clone();
    }
    let renewing = Rc::clone(core);
    // On its own, and not within the call that happened to be the first: that one may be aborted, the others wait on.
    let promise = caller::promise(Box::pin(async move {
        let core = renewing;
        // A future begins at once, and `pending` has to be set before it can be taken back.
        let _ = caller::settle(JsValue::UNDEFINED).await;
        let renewed = renew(&core).await;
        let mut state = core.token.borrow_mut();
        state.pending = None;
        match renewed {
            Ok(token) => {
                let text = JsValue::from_str(&token.text);
                state.current = Some(token);
                Ok(text)
            }
            Err(error) => {
                if let Some(current) = &mut state.current {
                    current.postpone_renewal(js_sys::Date::now());
                }
                Err(error)
            }
        }
    }));
    caller::ignore_rejection(&promise);
    core.token.borrow_mut().pending = Some(promise.clone());
    promise
}

/// Drops a token that the server has refused. If another has come in the meantime, that one stays.
pub fn refuse(core: &ClientState, token: &str) {
    let mut state = core.token.borrow_mut();
    if state.current.as_ref().is_some_and(|current| current.text == token) {
        state.current = None;
    }
    state.refused = Some(token.to_owned());
}

/// Takes the token from the store, or fetches a new one.
async fn renew(core: &Rc<ClientState>) -> Result<Token, Error> {
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
fn use_store(core: &ClientState, method: &str, token: Option<&Token>) -> Option<Promise> {
    let options = &core.options;
    if options.token_store.is_undefined() {
        return None;
    }
    Some(fetch::ask_store(
        &options.token_store,
        options.call.timeout_ms.min(STORE_TIMEOUT_MS),
        &options.logger,
        method,
        &store_key(core),
        token.map(|token| token.text.as_str()),
        token.map_or(0.0, |token| token.ends_ms.trunc()),
        token.map_or(0.0, |token| (token.ends_ms - js_sys::Date::now()).max(0.0)),
    ))
}

/// The token that the store had, if it is of use.
fn stored(core: &ClientState, stored: &JsValue) -> Option<Token> {
    let text = caller::get(stored, "accessToken").as_string()?;
    let ends_ms = caller::get(stored, "expiresAt").as_f64().filter(|ends_ms| ends_ms.is_finite())?;
    if !is_header_text(&text) || core.token.borrow().refused.as_ref() == Some(&text) {
        let _ = use_store(core, "delete", None);
        return None;
    }
    let now = js_sys::Date::now();
    let token = Token::new(text, now, ends_ms, js_sys::Math::random());
    let state = core.token.borrow();
    // What is being renewed is no renewal, and an older token of another process is none either.
    let is_newer = state.current.as_ref().is_none_or(|current| !current.is_alive(now) || ends_ms > current.ends_ms);
    (is_newer && token.is_alive(now)).then_some(token)
}

/// The token in an answer that gives one.
fn read(core: &ClientState, reply: &JsValue) -> Result<Token, Error> {
    let values = caller::get(reply, "values");
    let text = caller::get(&values, "access_token").as_string().filter(|text| is_header_text(text));
    let seconds = caller::get(&values, "expires_in").as_f64();
    let (Some(text), Some(seconds)) = (text, seconds) else {
        let mut error = Error::new(ErrorKind::Decode, "the answer holds no token");
        error.path = Some("values.access_token".into());
        return Err(error);
    };
    let now = js_sys::Date::now();
    // v1 says when it ends, by the server's clock; v2 how long it lasts.
    let begins = if core.version == Version::V1 { -core.clock.get() * 1000.0 } else { now };
    Ok(Token::new(text, now, begins + seconds * 1000.0, js_sys::Math::random()))
}

/// Who the token is for; nothing secret.
fn store_key(core: &ClientState) -> String {
    match &core.options.auth {
        Auth::AppKey { app_id, .. } => ["youmi-open-api:v1:", &core.options.base_url, ":", app_id].concat(),
        Auth::ClientSecret { client_id, token_url, scope, .. } => {
            ["youmi-open-api:v2:", token_url, ":", client_id, ":", scope].concat()
        }
        Auth::AccessToken { .. } | Auth::None => String::new(),
    }
}
