//! What a client and all of its calls share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;
use youmi_api::Version;
use youmi_client::settings::{Settings, is_absolute};
use youmi_client::token::Token;
use youmi_wire::message;
use youmi_wire::text::digits;

use super::options::ClientOptions;
use crate::host::caller;
use crate::host::error::Error;

/// The request that fetches a client's token. It is a call like any other, and calls need tokens: so it is handed in.
pub(crate) type FetchToken = fn(&Rc<ClientState>) -> Promise;

/// What a client knows of its token.
#[derive(Debug, Default)]
pub(crate) struct TokenState {
    /// The token to send.
    pub current: Option<Token>,
    /// A token that the server has refused: it is not taken from the store again.
    pub refused: Option<String>,
    /// The renewal under way.
    pub pending: Option<Promise>,
}

/// What a client and all of its calls share.
#[derive(Debug)]
pub(crate) struct ClientState {
    /// What the caller set.
    pub options: ClientOptions,
    /// Seconds that the server's clock is ahead of this one's.
    pub clock: Cell<f64>,
    /// The token.
    pub token: RefCell<TokenState>,
    /// Fetches a token.
    pub fetch_token: FetchToken,
}

impl ClientState {
    /// Reads the options. `name` is what errors call them.
    pub(crate) fn new(
        options: &JsValue,
        version: Version,
        name: &str,
        fetch_token: FetchToken,
    ) -> Result<Rc<Self>, Error> {
        Ok(Rc::new(Self {
            options: ClientOptions::read(options, version, name)?,
            clock: Cell::new(0.0),
            token: RefCell::default(),
            fetch_token,
        }))
    }

    /// All that is no function of the caller's.
    pub(crate) const fn settings(&self) -> &Settings {
        &self.options.settings
    }

    /// Whether somebody hears what the client logs.
    pub(crate) fn has_logger(&self) -> bool {
        !self.options.hooks.logger.is_undefined()
    }

    /// Writes to the caller's logger. Errors thrown by the logger are ignored.
    pub(crate) fn log(&self, level: &str, text: &str) {
        if self.has_logger() {
            caller::notify(&self.options.hooks.logger, level, &message!("youmi-open-api ", text));
        }
    }

    /// Refuses a relative address where there is nothing that it is relative to.
    pub(crate) fn check_address(url: &str) -> Result<(), Error> {
        if is_absolute(url) || caller::has_location() {
            return Ok(());
        }
        Err(Error::config(
            "baseUrl is relative, which works in a browser only: on a server give the whole address (http://…)",
        ))
    }

    /// A random number that no two requests share. It need not be secret.
    pub(crate) fn nonce(&self) -> String {
        digits((js_sys::Math::random() * 9e15) as i64)
    }

    /// Unix seconds by the server's clock.
    pub(crate) fn timestamp(&self) -> String {
        digits((js_sys::Date::now() / 1000.0 + self.clock.get()) as i64)
    }
}
