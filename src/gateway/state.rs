//! What a gateway is set up with, and what it says on its server.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;

use crate::client::state::ClientState;
use crate::host::caller;
use youmi_api::Version;
use youmi_client::gateway::Routes;
use youmi_client::secrets;
use youmi_client::sidebar::{Form, Guard, SidebarField, SidebarKeys};

/// Characters of a line in the log: strangers' texts may be in it.
const LONGEST_LINE: usize = 500;

/// What a gateway is set up with.
pub struct GatewayState {
    /// The clients that call the vendor's server.
    pub clients: Clients,
    /// What is served.
    pub routes: Routes,
    /// The caller's function that says who may call.
    pub authorize: Function,
    /// Other origins whose pages may call.
    pub origins: Vec<String>,
    /// Headers that those pages may send, as a preflight is answered.
    pub allow_headers: String,
    /// How sidebar addresses are opened, if they are.
    pub sidebar: Option<Sidebar>,
    /// The caller's function that receives callbacks and events, if there is one.
    pub on_event: Option<Function>,
}

/// A client of each version that has one.
pub struct Clients {
    /// The client of v1.
    pub v1: Option<Rc<ClientState>>,
    /// The client of v2.
    pub v2: Option<Rc<ClientState>>,
}

/// How sidebar addresses are opened for pages.
pub struct Sidebar {
    /// The keys.
    pub keys: SidebarKeys,
    /// Which messages are opened.
    pub form: Form,
    /// The fields that a page is told; all but the password if none are named.
    pub fields: Option<Vec<SidebarField>>,
    /// What is known of the addresses that were opened before.
    pub guard: RefCell<Guard>,
}

impl Clients {
    /// The client of a version.
    pub const fn of(&self, version: Version) -> Option<&Rc<ClientState>> {
        match version {
            Version::V1 => self.v1.as_ref(),
            Version::V2 => self.v2.as_ref(),
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Rc<ClientState>> {
        self.v1.iter().chain(&self.v2)
    }
}

impl GatewayState {
    /// Logs a warning: to the logger of the client that it is about, or of the first that has one, else on the console.
    pub fn warn(&self, client: Option<&ClientState>, message: &[&str]) {
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

    /// What no line of the log may show.
    fn secrets(&self) -> Vec<String> {
        let clients = self.clients.all().flat_map(|client| client.settings().credentials.secrets());
        let sidebar = self.sidebar.iter().map(|sidebar| sidebar.keys.base().to_owned());
        clients.chain(sidebar).chain(self.routes.callback_secret.clone()).collect()
    }
}

/// The text of something that was thrown.
pub fn text_of(thrown: &JsValue) -> String {
    let text = |key: &str| caller::get(thrown, key).as_string().unwrap_or_default();
    match thrown.as_string() {
        Some(thrown) => thrown,
        None => [text("name"), text("message")].join(": "),
    }
}
