//! What a client and all of its calls share.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;

use super::options::{Auth, ClientOptions, is_absolute};
use crate::host::caller;
use crate::host::error::Error;
use crate::host::options::pairs;
use youmi_api::{Endpoint, Version};
use youmi_client::token::Token;
use youmi_wire::text::digits;

/// What a client knows of its token.
#[derive(Debug, Default)]
pub struct TokenState {
    /// The one to send.
    pub current: Option<Token>,
    /// Refused by the server: not to be taken from the store again.
    pub refused: Option<String>,
    /// The one request under way, or the one look into the store.
    pub pending: Option<Promise>,
}

/// What a client and all of its calls share.
#[derive(Debug)]
pub struct ClientState {
    /// Which of the two interfaces it speaks.
    pub version: Version,
    /// What the caller set.
    pub options: ClientOptions,
    /// Seconds that the server's clock is ahead of this one's.
    pub clock: Cell<f64>,
    /// The token.
    pub token: RefCell<TokenState>,
}

impl ClientState {
    /// Reads its options. `what` they are called in errors.
    pub fn new(options: &JsValue, version: Version, what: &str) -> Result<Rc<Self>, Error> {
        Ok(Rc::new(Self {
            version,
            options: ClientOptions::read(options, version, what)?,
            clock: Cell::new(0.0),
            token: RefCell::default(),
        }))
    }

    /// Tells the caller's logger. One that throws is not heard.
    pub fn log(&self, level: &str, message: &[&str]) {
        if !self.options.logger.is_undefined() {
            caller::tell(&self.options.logger, level, &["youmi-open-api ", &message.concat()].concat());
        }
    }

    /// The path of an endpoint: as documented, or as configured.
    pub fn path(&self, endpoint: &Endpoint) -> Option<Cow<'_, str>> {
        let mut configured = pairs(&self.options.paths);
        if let Some((_, path)) = configured.find(|(id, _)| id == endpoint.id) {
            return Some(path);
        }
        endpoint.path.map(Cow::Borrowed)
    }

    /// The address that paths are put behind.
    pub fn base_url(&self) -> Result<&str, Error> {
        let base_url = &self.options.base_url;
        if is_absolute(base_url) || caller::has_location() {
            return Ok(base_url);
        }
        Err(Error::config(
            "baseUrl is relative, which works in a browser only: on a server give the whole address (http://…)",
        ))
    }

    /// Whether it fetches and keeps its own token.
    pub const fn keeps_token(&self) -> bool {
        matches!(self.options.auth, Auth::AppKey { .. } | Auth::ClientSecret { .. })
    }

    /// Whether a function gives it a token for each call.
    pub fn asks_for_token(&self) -> bool {
        matches!(&self.options.auth, Auth::AccessToken { access_token, .. } if access_token.is_function())
    }

    /// A random number that no two requests share. It need not be secret.
    pub fn nonce(&self) -> String {
        digits((js_sys::Math::random() * 9e15) as i64)
    }

    /// Unix seconds by the server's clock.
    pub fn timestamp(&self) -> String {
        digits((js_sys::Date::now() / 1000.0 + self.clock.get()) as i64)
    }
}
