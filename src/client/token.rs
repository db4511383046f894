//! The client's token. All calls share it, one request fetches it for all that wait, and other processes share it
//! through the caller's store.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use youmi_api::Version;
use youmi_client::error::ErrorKind;
use youmi_client::headers::is_header_text;
use youmi_client::settings::Credentials;
use youmi_client::token::Token;

use super::state::ClientState;
use crate::host::caller;
use crate::host::deadline::{Deadline, Waiting};
use crate::host::error::Error;

/// How long a call waits for the store. After that, a token of its own is fetched.
const STORE_TIMEOUT_MS: f64 = 1_000.0;

#[wasm_bindgen(module = "/pkg-template/runtime/token-store.js")]
extern "C" {
    /// A client's token in the caller's store. Its methods never reject.
    type TokenStore;
    #[wasm_bindgen(constructor)]
    fn new(store: &JsValue, key: &str, timeout_ms: f64, logger: &JsValue) -> TokenStore;
    #[wasm_bindgen(method)]
    fn read(this: &TokenStore) -> Promise;
    #[wasm_bindgen(method)]
    fn write(this: &TokenStore, access_token: &str, expires_at: f64, life_ms: f64);
    #[wasm_bindgen(method)]
    fn clear(this: &TokenStore);
}

/// Waits for the token that a call sends; `None` if the client's calls need none.
pub(super) fn request(client: &Rc<ClientState>, deadline: &Deadline) -> Option<Waiting> {
    let source = match &client.settings().credentials {
        Credentials::None => return None,
        Credentials::AccessToken { .. } => client.options.hooks.access_token.clone(),
        Credentials::AppKey { .. } | Credentials::ClientSecret { .. } => own_token(client),
    };
    Some(deadline.wait(&source, None))
}

/// The token, after waiting for it.
pub(super) fn check(client: &ClientState, settled: Result<JsValue, JsValue>) -> Result<String, Error> {
    if client.settings().credentials.fetches_token() {
        let not_a_string = || Error::new(ErrorKind::Decode, "the token is not a string");
        return settled.map_err(Error::existing)?.as_string().ok_or_else(not_a_string);
    }
    settled
        .map_err(|cause| Error::config("auth.accessToken failed to give a token").with_cause(cause))?
        .as_string()
        .filter(|token| is_header_text(token))
        .ok_or_else(|| Error::config("auth.accessToken has to give the whole token: a string that a header can carry"))
}

/// The current token if it is alive, otherwise a promise of a new one.
fn own_token(client: &Rc<ClientState>) -> JsValue {
    let now = js_sys::Date::now();
    let (current, is_due) = {
        let state = client.token.borrow();
        let current = state.current.as_ref().filter(|token| token.is_alive(now));
        (current.map(|token| JsValue::from_str(&token.text)), current.is_none_or(|token| token.is_due(now)))
    };
    // A token that is due is renewed in the background. It can be used until it expires, even if the renewal fails.
    let renewal = is_due.then(|| renewal(client));
    current.or_else(|| renewal.map(JsValue::from)).unwrap_or_default()
}

/// The renewal of the token under way, or a new one.
fn renewal(client: &Rc<ClientState>) -> Promise {
    if let Some(pending) = &client.token.borrow().pending {
        return pending.clone();
    }
    let renewing = Rc::clone(client);
    // Not tied to the first caller's signal, because other calls may be waiting too.
    let promise = caller::promise(Box::pin(async move {
        let client = renewing;
        // The future begins at once, but `pending` has to be set below before it is cleared here.
        let _ = caller::settle(JsValue::UNDEFINED).await;
        let renewed = renew(&client).await;
        let mut state = client.token.borrow_mut();
        state.pending = None;
        match renewed {
            Ok(token) => {
                let text = JsValue::from_str(&token.text);
                state.current = Some(token);
                Ok(text)
            }
            Err(error) => {
                if let Some(current) = &mut state.current {
                    current.postpone_refresh(js_sys::Date::now());
                }
                Err(error)
            }
        }
    }));
    caller::ignore_rejection(&promise);
    client.token.borrow_mut().pending = Some(promise.clone());
    promise
}

/// Discards a token that the server has refused, unless it has been replaced already. Returns whether the next attempt
/// can have another token.
pub(super) fn discard(client: &ClientState, token: &str) -> bool {
    if !client.settings().credentials.fetches_token() {
        // The caller's function may return another token by now.
        return client.options.hooks.access_token.is_function();
    }
    let mut state = client.token.borrow_mut();
    if state.current.as_ref().is_some_and(|current| current.text == token) {
        state.current = None;
    }
    state.refused = Some(token.to_owned());
    true
}

/// Reads a token from the store, or fetches a new one.
async fn renew(client: &Rc<ClientState>) -> Result<Token, Error> {
    let store = store(client);
    if let Some(store) = &store
        && let Some(token) = stored_token(client, store, &JsFuture::from(store.read()).await.unwrap_or_default())
    {
        return Ok(token);
    }
    let reply = JsFuture::from((client.fetch_token)(client)).await.map_err(Error::existing)?;
    let token = token_from_reply(client, &reply)?;
    if let Some(store) = &store {
        let life_ms = (token.expires_at_ms - js_sys::Date::now()).max(0.0);
        store.write(&token.text, token.expires_at_ms.trunc(), life_ms);
    }
    Ok(token)
}

/// The caller's store, if there is one.
fn store(client: &ClientState) -> Option<TokenStore> {
    let hooks = &client.options.hooks;
    if hooks.token_store.is_undefined() {
        return None;
    }
    let timeout_ms = client.options.call.timeout_ms.min(STORE_TIMEOUT_MS);
    Some(TokenStore::new(&hooks.token_store, &client.settings().token_key(), timeout_ms, &hooks.logger))
}

/// The token in the store, if it is newer than the current one.
fn stored_token(client: &ClientState, store: &TokenStore, stored: &JsValue) -> Option<Token> {
    let text = caller::get(stored, "accessToken").as_string()?;
    let expires_at_ms = caller::get(stored, "expiresAt").as_f64().filter(|ms| ms.is_finite())?;
    if !is_header_text(&text) || client.token.borrow().refused.as_ref() == Some(&text) {
        store.clear();
        return None;
    }
    let now = js_sys::Date::now();
    let token = Token::new(text, now, expires_at_ms, js_sys::Math::random());
    let state = client.token.borrow();
    // The store may still have the token that is being renewed, or an older one of another process.
    let is_newer =
        state.current.as_ref().is_none_or(|current| !current.is_alive(now) || expires_at_ms > current.expires_at_ms);
    (is_newer && token.is_alive(now)).then_some(token)
}

/// The token in the answer of `getAccessToken` or `getMerchantToken`.
fn token_from_reply(client: &ClientState, reply: &JsValue) -> Result<Token, Error> {
    let values = caller::get(reply, "values");
    let text = caller::get(&values, "access_token").as_string().filter(|text| is_header_text(text));
    let seconds = caller::get(&values, "expires_in").as_f64();
    let is_v1 = client.settings().version == Version::V1;
    let (Some(text), Some(seconds)) = (text, seconds) else {
        let mut error = Error::new(ErrorKind::Decode, "the answer holds no token");
        error.path = Some("values.access_token".into());
        return Err(error.for_endpoint(if is_v1 { "getAccessToken" } else { "getMerchantToken" }));
    };
    let now = js_sys::Date::now();
    // `expires_in` is the time at which the token expires by the server's clock in v1, and how long it lasts in v2.
    let begins = if is_v1 { -client.clock.get() * 1000.0 } else { now };
    Ok(Token::new(text, now, begins + seconds * 1000.0, js_sys::Math::random()))
}
