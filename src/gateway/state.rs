//! The state of a gateway, and its log.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;
use youmi_api::Version;
use youmi_client::gateway::Routes;
use youmi_client::secrets;
use youmi_client::sidebar::{Guard, MessageFormat, SidebarField, SidebarKeys};

use crate::client::state::ClientState;
use crate::host::caller;

/// The most characters of a line in the log, which may quote requests.
const LONGEST_LINE: usize = 500;

/// The options of a gateway, after they were read.
pub(super) struct GatewayState {
    pub clients: Clients,
    pub routes: Routes,
    /// The caller's function that decides who may call.
    pub authorize: Function,
    /// Other origins whose pages may call.
    pub origins: Vec<String>,
    /// The headers that those pages may send, as in `Access-Control-Allow-Headers`.
    pub allow_headers: String,
    pub sidebar: Option<Sidebar>,
    /// The caller's function that receives callbacks and events, if there is one.
    pub on_event: Option<Function>,
}

/// The clients of both versions.
pub(super) struct Clients {
    pub v1: Option<Rc<ClientState>>,
    pub v2: Option<Rc<ClientState>>,
}

/// How sidebar addresses are opened for pages.
pub(super) struct Sidebar {
    pub keys: SidebarKeys,
    pub format: MessageFormat,
    /// The fields that a page gets; all but the password if it is `None`.
    pub fields: Option<Vec<SidebarField>>,
    pub guard: RefCell<Guard>,
}

impl Clients {
    pub(super) const fn get(&self, version: Version) -> Option<&Rc<ClientState>> {
        match version {
            Version::V1 => self.v1.as_ref(),
            Version::V2 => self.v2.as_ref(),
        }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Rc<ClientState>> {
        self.v1.iter().chain(&self.v2)
    }
}

impl GatewayState {
    /// Logs a warning: to the logger of the client that it is about, to the first logger if it is about none, or to the
    /// console.
    pub(super) fn warn(&self, client: Option<&ClientState>, message: &[&str]) {
        let message = secrets::mask(&message.concat(), &self.secrets());
        let message = ["youmi-open-api gateway: ", &message].concat();
        let beginning = secrets::cut(&message, LONGEST_LINE);
        let ellipsis = if beginning.len() < message.len() { "…" } else { "" };
        let line = [beginning, ellipsis].concat();

        let logger_of =
            |client: &ClientState| Some(client.options.hooks.logger.clone()).filter(|logger| !logger.is_undefined());
        let logger = match client {
            Some(client) => logger_of(client),
            None => self.clients.all().find_map(|client| logger_of(client)),
        };
        let logger = logger.unwrap_or_else(|| caller::get(&js_sys::global(), "console"));
        caller::notify(&logger, "warn", &line);
    }

    /// Texts that the log must not contain.
    fn secrets(&self) -> Vec<String> {
        let clients = self.clients.all().flat_map(|client| client.settings().credentials.secrets());
        let sidebar = self.sidebar.iter().map(|sidebar| sidebar.keys.base().to_owned());
        clients.chain(sidebar).chain(self.routes.callback_secret.clone()).collect()
    }
}

/// Name and message of a thrown value.
pub(super) fn error_text(thrown: &JsValue) -> String {
    let text = |key: &str| caller::get(thrown, key).as_string().unwrap_or_default();
    match thrown.as_string() {
        Some(thrown) => thrown,
        None => [text("name"), text("message")].join(": "),
    }
}
