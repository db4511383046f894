//! The state that a client and its calls share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::JsValue;
use youmi_api::Version;
use youmi_client::settings::Settings;
use youmi_client::token::Token;
use youmi_wire::message;
use youmi_wire::text::format_integer;

use super::options::ClientOptions;
use crate::host::caller;
use crate::host::error::Error;

/// Fetches a client's token. It is passed to the client, because it is a call, and the code of calls depends on this
/// module.
pub(crate) type FetchToken = fn(&Rc<ClientState>) -> Promise;

/// The state of a client's token.
#[derive(Debug, Default)]
pub(crate) struct TokenState {
    /// The token that calls send.
    pub current: Option<Token>,
    /// The last token that the server refused. It is not read from the store again.
    pub refused: Option<String>,
    /// The renewal under way.
    pub pending: Option<Promise>,
}

/// The state that a client and its calls share.
#[derive(Debug)]
pub(crate) struct ClientState {
    pub options: ClientOptions,
    /// By how many seconds the server's clock is ahead of ours.
    pub clock: Cell<f64>,
    pub token: RefCell<TokenState>,
    pub fetch_token: FetchToken,
}

impl ClientState {
    /// Reads the options. `name` stands for them in error messages and paths.
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

    pub(crate) const fn settings(&self) -> &Settings {
        &self.options.settings
    }

    /// Without a logger, log lines need not be made.
    pub(crate) fn has_logger(&self) -> bool {
        !self.options.hooks.logger.is_undefined()
    }

    /// Writes to the caller's logger. Errors thrown by the logger are ignored.
    pub(crate) fn log(&self, level: &str, text: &str) {
        if self.has_logger() {
            caller::notify(&self.options.hooks.logger, level, &message!("youmi-open-api ", text));
        }
    }

    /// A random number for each request. It need not be secret.
    pub(crate) fn nonce(&self) -> String {
        format_integer((js_sys::Math::random() * 9e15) as i64)
    }

    /// The time in unix seconds by the server's clock.
    pub(crate) fn timestamp(&self) -> String {
        format_integer((js_sys::Date::now() / 1000.0 + self.clock.get()) as i64)
    }
}
