//! What the gateway is given.

use std::borrow::Cow;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::core::Core;
use super::error::Error;
use super::foreign;
use super::options::Options;
use crate::api::{ENDPOINTS, Effect, Version};
use crate::gateway::Routes;
use crate::percent;
use crate::sidebar::{self, Keys};
use crate::wire::json::Next;
use crate::wire::value::Json;

/// The options of a gateway.
pub struct GatewayOptions {
    /// The client of v1.
    pub v1: Option<Rc<Core>>,
    /// The client of v2.
    pub v2: Option<Rc<Core>>,
    /// What is served.
    pub routes: Routes,
    /// Who may call.
    pub authorize: Function,
    /// Other origins whose pages may call.
    pub origins: Vec<String>,
    /// What opens a sidebar's address.
    pub sidebar: Option<Keys>,
    /// Hears of callbacks and events.
    pub on_event: Option<Function>,
}

impl GatewayOptions {
    /// Reads them.
    pub fn read(value: &JsValue) -> Result<Self, Error> {
        let known = ["v1", "v2", "allow", "authorize", "prefix", "origins", "sidebar", "callbacks"];
        let mut options = Options::new(value, "options", &known);
        options.finish()?;
        let prefix = options.text("prefix").unwrap_or_else(|| "/youmi".into());
        let sidebar = options.object("sidebar");
        let callbacks = options.object("callbacks");
        let authorize = function(options.function("authorize"));
        // Told after what is wrong with the clients, which are read first of all that is not a plain value.
        let plain_values = options.finish();
        let given = |key: &str| Some(options.get(key)).filter(|value| !value.is_undefined());
        let core =
            |key: &str, version| given(key).map(|value| Core::new(&value, version, &options.path(key))).transpose();
        let (v1, v2) = (core("v1", Version::V1)?, core("v2", Version::V2)?);
        let wrong = |key: &str, expected: &str| options.wrong(key, expected);

        let allow = given("allow").map(|value| foreign::snapshot(&value, "allow")).transpose()?;
        let allow = allow
            .map_or_else(|| Some(Vec::new()), |ids| texts(ids.value()))
            .ok_or_else(|| wrong("allow", "a list of endpoint ids"))?;
        for id in &allow {
            let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.id == id);
            let endpoint = endpoint.ok_or_else(|| wrong("allow", &format!("a list of endpoint ids; {id} is none")))?;
            let core = match endpoint.version {
                Version::V1 => &v1,
                Version::V2 => &v2,
            };
            if endpoint.effect == Effect::Auth {
                return Err(wrong("allow", &format!("without {id}, which would hand a token to the page")));
            }
            let Some(core) = core else {
                return Err(wrong("allow", &format!("served by a client: {id} needs the options of its version")));
            };
            if core.path(endpoint).is_none() {
                let what = format!("reachable: the path of {id} is not documented, set it in the paths of its client");
                return Err(wrong("allow", &what));
            }
        }
        let origins = given("origins").map(|value| foreign::snapshot(&value, "origins")).transpose()?;
        let origins = origins
            .map_or_else(|| Some(Vec::new()), |origins| texts(origins.value()))
            .ok_or_else(|| wrong("origins", "a list of origins"))?;

        if let Some(origin) = origins.iter().find(|origin| !is_origin(origin)) {
            return Err(wrong(
                "origins",
                &format!("a list of origins such as \"https://crm.example\"; {origin} is none"),
            ));
        }

        plain_values?;
        let prefix = prefix.trim_end_matches('/').to_owned();
        if !prefix.starts_with('/') && !prefix.is_empty() {
            return Err(wrong("prefix", "a path that begins with a slash"));
        }
        let sidebar = Some(sidebar).filter(|keys| !keys.is_undefined());
        let sidebar = sidebar.map(|keys| foreign::snapshot(&keys, "sidebar")).transpose()?;
        let sidebar =
            sidebar.map(|keys| Keys::read(keys.value()).map_err(|wrong| sidebar_option(&wrong))).transpose()?;
        let mut callbacks = Options::new(&callbacks, "options.callbacks", &["secret", "onEvent"]);
        let on_event = function(callbacks.function("onEvent"));
        let callback_secret = callbacks.text("secret");
        callbacks.finish()?;
        if callback_secret.as_ref().is_some_and(|secret| !stands_in_path(secret)) {
            return Err(wrong(
                "callbacks",
                "an object whose secret consists of letters, digits, '-', '.', '_' and '~'",
            ));
        }
        if on_event.is_some() != callback_secret.is_some() {
            return Err(wrong("callbacks", "an object with both secret and onEvent"));
        }
        let mut endpoints = Vec::new();
        for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth) {
            let (core, version) = match endpoint.version {
                Version::V1 => (&v1, "/v1/"),
                Version::V2 => (&v2, "/"),
            };
            if let Some(path) = core.as_ref().and_then(|core| core.path(endpoint)) {
                endpoints.push((format!("{version}{}", path.trim_start_matches('/')), *endpoint));
            }
        }
        let routes = Routes { prefix, endpoints, allow, sidebar: sidebar.is_some(), callback_secret };
        let authorize = authorize.ok_or_else(|| wrong("authorize", "a function that says who may call"))?;
        Ok(Self { v1, v2, routes, authorize, origins, sidebar, on_event })
    }
}

fn function(option: JsValue) -> Option<Function> {
    option.dyn_into().ok()
}

/// The error of a sidebar's key, which is called otherwise here.
fn sidebar_option(wrong: &sidebar::Wrong) -> Error {
    let path = wrong.path.replacen("keys", "options.sidebar", 1);
    let message = wrong.message.replacen("keys", "options.sidebar", 1);
    Error::argument(path, message)
}

/// Whether a page's origin can ever be this: scheme, host and port, nothing behind them.
fn is_origin(text: &str) -> bool {
    web_sys::Url::new(text).is_ok_and(|url| url.origin() == text)
}

/// Whether a text stands in a path as it is.
fn stands_in_path(text: &str) -> bool {
    text.bytes().all(percent::is_unreserved)
}

fn texts(json: Json<'_>) -> Option<Vec<String>> {
    if json.kind != Next::List {
        return None;
    }
    json.items().map(|item| item.as_text().map(Cow::into_owned)).collect()
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The name of an endpoint: a method of {@link V1Client} or {@link V2Client}. */
export type EndpointId = Exclude<keyof V1Client | keyof V2Client, "call" | `each${string}` | "getAccessToken" | "getMerchantToken">;

/** Options of {@link Gateway}. */
export interface GatewayOptions {
  /** The client of v1, with its secret. */
  v1?: V1ClientOptions;
  /** The client of v2, with its secret. */
  v2?: V2ClientOptions;
  /** The endpoints that pages may call; all others are refused. */
  allow: EndpointId[];
  /** Who may call: asked for every request but callbacks. Anything but `true` is a refusal. */
  authorize: (request: Request) => boolean | Promise<boolean>;
  /** What all paths begin with; `/youmi` unless it is given. */
  prefix?: string;
  /** Other origins whose pages may call. The gateway's own may always. */
  origins?: string[];
  /** Serves `GET {prefix}/sidebar?…`: the opened visit, without `dockPwd`. */
  sidebar?: SidebarKeys;
  /** Serves `POST {prefix}/callbacks/{secret}`: what the vendor's server sends, callbacks and events. */
  callbacks?: { secret: string; onEvent: (event: Callback | ParsedEvent) => unknown };
}
"#;
